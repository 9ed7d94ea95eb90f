/** Finds a schema from the values of a file: types, identifiers, categories, ranges and text forms. */
@NullMarked
package dev.vigia.schema;

import org.jspecify.annotations.NullMarked;
