package dev.vigia.model;

/**
 * A share of the calls that name no version, which another version than the live one answers.
 *
 * @param share in (0, 1)
 */
public record TrafficSplit(int version, double share) {
    public TrafficSplit {
        if (version < 1) {
            throw new IllegalArgumentException("split to version " + version + ": expected a whole number from 1");
        }
        if (!(share > 0 && share < 1)) {
            throw new IllegalArgumentException("split of " + share + ": expected a share between 0 and 1");
        }
    }
}
