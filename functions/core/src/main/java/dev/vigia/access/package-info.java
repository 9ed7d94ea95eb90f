/** How a person is let in. */
@NullMarked
package dev.vigia.access;

import org.jspecify.annotations.NullMarked;
