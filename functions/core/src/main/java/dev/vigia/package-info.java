/** The list of every check, over all families. */
@NullMarked
package dev.vigia;

import org.jspecify.annotations.NullMarked;
