/** Incidents and the notifications that tell of them. */
@NullMarked
package dev.vigia.incident;

import org.jspecify.annotations.NullMarked;
