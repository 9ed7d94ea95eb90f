/** Checks of rows that are unlike the baseline. */
@NullMarked
package dev.vigia.outlier;

import org.jspecify.annotations.NullMarked;
