package dev.vigia.stream;

import java.util.List;
import java.util.SplittableRandom;

/** Seeded streams of errors. */
final class Streams {
    private Streams() {}

    static List<ChangeDetector> detectors(ErrorBaseline baseline, double runLength) {
        return List.of(
                new CusumBank(baseline, runLength),
                new BernoulliGlr(baseline, runLength),
                new Adwin(baseline, runLength),
                new PageHinkley(baseline, runLength),
                new HddmA(baseline, runLength));
    }

    /** Adds rows up to an alarm, at most as many as given; returns how many. */
    static long feed(ChangeDetector detector, SplittableRandom random, double rate, long most) {
        long rows = 0;
        boolean alarm = false;
        while (rows < most && !alarm) {
            alarm = detector.add(random.nextDouble() < rate ? 1 : 0);
            rows++;
        }
        return rows;
    }

    /** A baseline drawn at a rate. */
    static ErrorBaseline baseline(SplittableRandom random, double rate, int rows) {
        int errors = 0;
        for (int row = 0; row < rows; row++) {
            errors += random.nextDouble() < rate ? 1 : 0;
        }
        return new ErrorBaseline((double) errors / rows, rows);
    }
}
