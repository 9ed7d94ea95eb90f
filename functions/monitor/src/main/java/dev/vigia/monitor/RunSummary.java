package dev.vigia.monitor;

/**
 * What a run did.
 *
 * @param function the function's name
 * @param windows how many windows it checked, or buckets it profiled
 * @param failures how many models it could not look at, and dead letters not bring back
 * @param millis how long it took
 */
public record RunSummary(String function, int windows, int failures, long millis) {}
