/** The running system on one machine: its directory, its parts, and what of it other commands find. */
@NullMarked
package dev.vigia.local.system;

import org.jspecify.annotations.NullMarked;
