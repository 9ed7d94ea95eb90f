package dev.vigia.ui;

import dev.vigia.check.ErrorWatch;
import dev.vigia.check.ErrorWatch.Rise;
import dev.vigia.check.Performance;
import dev.vigia.check.PerformanceMeasure;
import dev.vigia.check.PerformanceMeasure.Interval;
import dev.vigia.stream.DetectorState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A classifier whose labels come two windows late, and that predicts worse than it is estimated to. */
public final class SamplePerformance {
    private SamplePerformance() {}

    /** A window's performance, so many windows before the newest. */
    public static Performance of(int ago, Instant until) {
        boolean labelled = ago > 1;
        return new Performance(
                18_000L,
                ago == 1 ? 4_212 : labelled ? 17_940 : 0,
                List.of(
                        measure("auc", .812, .809, labelled ? .741 : null, .013),
                        measure("log-loss", .441, .446, labelled ? .533 : null, .011),
                        measure("brier", .139, .141, labelled ? .181 : null, .004),
                        measure("accuracy", .801, .799, labelled ? .742 : null, .006),
                        measure("f1", .58, .57, null, .02)),
                "the baseline's probabilities are calibrated",
                List.of(),
                new ErrorWatch(
                        .199,
                        .258,
                        "the error of before is known from 4,000 labelled rows: from 20,000 on a rise is told sooner",
                        List.of(new Rise("bernoulli-glr", 100_000, until.minus(Duration.ofHours(1)), .261, 0)),
                        List.of(),
                        List.of(new DetectorState("bernoulli-glr", List.of()))));
    }

    private static PerformanceMeasure measure(
            String name, double reference, double estimated, @Nullable Double measured, double half) {
        return new PerformanceMeasure(name, reference, interval(estimated, half), interval(measured, half));
    }

    private static @Nullable Interval interval(@Nullable Double value, double half) {
        return value == null ? null : new Interval(value, value - half, value + half);
    }
}
