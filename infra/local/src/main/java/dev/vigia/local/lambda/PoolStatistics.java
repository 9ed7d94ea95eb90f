package dev.vigia.local.lambda;

/**
 * What a pool has now, and has done since it was made.
 *
 * @param instances processes, those still starting included
 * @param idle processes waiting for work
 * @param starting processes not ready yet
 * @param started processes started so far
 * @param died processes that ended without being asked to
 * @param answered invocations the function answered
 * @param failed invocations that ended in any other way, refused ones apart
 * @param refused invocations refused because every instance was busy
 */
public record PoolStatistics(
        int instances, int idle, int starting, long started, long died, long answered, long failed, long refused) {}
