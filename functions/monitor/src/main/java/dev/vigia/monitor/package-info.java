/** The scheduled functions: profile, integrity, outliers, drift. */
@NullMarked
package dev.vigia.monitor;

import org.jspecify.annotations.NullMarked;
