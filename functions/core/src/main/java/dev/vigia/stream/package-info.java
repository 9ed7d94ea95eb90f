/** Concept drift: has the error of a model risen, asked row by row as the labels come. */
@NullMarked
package dev.vigia.stream;

import org.jspecify.annotations.NullMarked;
