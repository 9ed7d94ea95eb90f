package dev.vigia.performance;

import dev.vigia.inference.RowId;

/**
 * What was predicted in a logged row and what came true, texts as their numbers.
 *
 * @param prediction NaN: missing
 * @param truth NaN: not of its kind, such as a word for a number
 */
public record LabelledRow(RowId id, double prediction, double truth) {}
