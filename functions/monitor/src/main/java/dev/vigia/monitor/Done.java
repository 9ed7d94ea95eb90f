package dev.vigia.monitor;

/**
 * What a run came to.
 *
 * @param windows how many windows were checked, or buckets profiled
 * @param failures how many models could not be looked at, and dead letters not be brought back
 */
record Done(int windows, int failures) {
    static final Done NOTHING = new Done(0, 0);

    Done plus(Done other) {
        return new Done(windows + other.windows, failures + other.failures);
    }
}
