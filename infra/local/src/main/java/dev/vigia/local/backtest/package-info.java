/** Runs checks over the hours of a file that is past. */
@NullMarked
package dev.vigia.local.backtest;

import org.jspecify.annotations.NullMarked;
