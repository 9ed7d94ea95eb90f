/** How well a model's predictions agree with what came true, and what that would be while the truth is not known. */
@NullMarked
package dev.vigia.performance;

import org.jspecify.annotations.NullMarked;
