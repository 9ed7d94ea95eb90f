/** Inferences: their ids, their rows, the log, ground truth, scorers. */
@NullMarked
package dev.vigia.inference;

import org.jspecify.annotations.NullMarked;
