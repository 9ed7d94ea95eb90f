/** The inference function: authenticate, score, log, answer. */
@NullMarked
package dev.vigia.inference.function;

import org.jspecify.annotations.NullMarked;
