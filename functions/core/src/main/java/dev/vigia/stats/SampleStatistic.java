package dev.vigia.stats;

/** A statistic of the smaller sample's counts, given the pooled counts; the larger, the less the samples agree. */
interface SampleStatistic {
    double of(long[] smaller);
}
