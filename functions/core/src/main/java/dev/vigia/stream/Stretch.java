package dev.vigia.stream;

/**
 * Rows on end of a stream among which more were wrong than before.
 *
 * @param from its first row, counted from 1
 * @param to its last
 * @param rows of the stream
 * @param error the share of its rows that were wrong
 * @param before the share of the baseline's rows that were
 * @param pValue how often a stream of as many rows without a change has a stretch that is as unlikely as its most unlikely one; where no drawn
 *     one has, that it is at most this
 */
public record Stretch(long from, long to, long rows, double error, double before, double pValue) {}
