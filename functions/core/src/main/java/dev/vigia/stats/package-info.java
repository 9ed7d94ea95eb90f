/** Statistical tests, distances and predictions on counts: numbers in, numbers out. */
@NullMarked
package dev.vigia.stats;

import org.jspecify.annotations.NullMarked;
