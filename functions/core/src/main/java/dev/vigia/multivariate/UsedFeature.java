package dev.vigia.multivariate;

/**
 * A feature by which the domain classifier tells the window's rows from the baseline's.
 *
 * @param share its share of what all features gained, in [0, 1]
 */
public record UsedFeature(String feature, double share) {}
