/** Checks of whether data is as it was promised: present, of its type, in its range. */
@NullMarked
package dev.vigia.integrity;

import org.jspecify.annotations.NullMarked;
