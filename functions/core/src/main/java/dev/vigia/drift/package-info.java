/** Checks of whether features and predictions are distributed as in the baseline. */
@NullMarked
package dev.vigia.drift;

import org.jspecify.annotations.NullMarked;
