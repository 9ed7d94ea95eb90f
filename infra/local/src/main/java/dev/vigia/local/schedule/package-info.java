/** Schedules that invoke functions at a fixed rate. */
@NullMarked
package dev.vigia.local.schedule;

import org.jspecify.annotations.NullMarked;
