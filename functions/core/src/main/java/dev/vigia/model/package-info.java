/** Models, their versions, schemas and keys. */
@NullMarked
package dev.vigia.model;

import org.jspecify.annotations.NullMarked;
