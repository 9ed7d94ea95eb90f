/** The offline run of every check on two files: what {@code vigia check} and {@code vigia baseline} do. */
@NullMarked
package dev.vigia.local.check;

import org.jspecify.annotations.NullMarked;
