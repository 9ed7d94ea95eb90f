package dev.vigia.outlier;

import dev.vigia.check.Words;

/**
 * One of the groups that a column's bulk is split into.
 *
 * @param share of the column's values, in (0, 1)
 * @param place of its median in words: {@code around 37}, or {@code above 88} and {@code below 12} where the bins tell no more
 */
record ValueGroup(double share, String place) {
    String words() {
        return Words.percent(share) + " " + place;
    }
}
