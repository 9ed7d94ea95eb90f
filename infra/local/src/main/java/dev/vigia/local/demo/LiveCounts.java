package dev.vigia.local.demo;

/**
 * What a sender of live traffic has done since it started.
 *
 * @param requests that were answered or given up
 * @param rows in the requests that were accepted
 * @param retries attempts beyond the first
 * @param deferred accepted, with the log yet to be written
 * @param refused answered with a status other than 2xx, after all retries
 * @param unanswered given up without any answer
 * @param skipped due, but not sent because too many were under way
 * @param silenced due, but not sent because {@link Break#SILENCE} is on
 */
public record LiveCounts(
        long requests,
        long rows,
        long retries,
        long deferred,
        long refused,
        long unanswered,
        long skipped,
        long silenced) {}
