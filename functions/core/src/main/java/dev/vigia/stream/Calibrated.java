package dev.vigia.stream;

/**
 * Thresholds from simulated streams. A line: the error rate and the thresholds at run lengths of 1,000, 3,000, 10,000, 30,000 and
 * 100,000 rows. Made by {@code ThresholdTables}, which stands beside the tests: of 800 streams a line for the bank, 150 to 400 for the others.
 */
final class Calibrated {
    /** The highest log-likelihood ratio of the bank. */
    static final Thresholds CUSUM = Thresholds.parsed("""
            0.005 2.046 2.832 3.938 5.103 6.349
            0.02 3.142 4.154 5.378 6.510 7.749
            0.1 4.381 5.518 6.716 7.845 9.163
            0.2 4.957 5.968 7.255 8.211 9.577
            0.35 5.032 6.021 7.416 8.465 9.818
            0.5 4.818 6.124 7.390 8.570 9.673
            """);

    /** In standard deviations of the loss. */
    static final Thresholds PAGE_HINKLEY = Thresholds.parsed("""
            0.005 17.353 27.565 38.193 47.621 58.124
            0.02 18.100 24.866 32.805 40.509 48.591
            0.05 17.062 22.759 30.304 37.616 44.749
            0.1 16.102 22.146 28.321 35.083 42.039
            0.2 15.700 21.079 27.112 33.299 40.098
            0.35 15.437 20.909 26.223 32.109 37.648
            0.5 14.764 19.955 25.934 30.571 36.585
            0.75 13.789 18.719 24.306 28.832 34.437
            0.95 10.805 14.273 18.559 22.399 26.303
            """);

    /** ln(1/δ). */
    static final Thresholds ADWIN = Thresholds.parsed("""
            0.02 0.000 0.000 0.080 0.745 1.659
            0.05 0.000 0.000 0.352 1.189 2.183
            0.1 0.000 0.000 0.530 1.384 2.546
            0.35 0.000 0.124 0.832 1.563 2.585
            0.95 0.000 0.000 0.000 0.515 1.434
            """);

    private Calibrated() {}
}
