/** One class for each form in which features come in and predictions go out. */
@NullMarked
package dev.vigia.inference.protocol;

import org.jspecify.annotations.NullMarked;
