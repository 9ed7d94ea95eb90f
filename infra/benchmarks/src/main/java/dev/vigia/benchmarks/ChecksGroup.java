package dev.vigia.benchmarks;

import java.util.List;

/** What a check costs by the rows of its window. */
final class ChecksGroup implements Group {
    @Override
    public String word() {
        return "checks";
    }

    @Override
    public String about() {
        return "the drift check of 30 features by the rows of its window";
    }

    @Override
    public List<Line> run(Runs runs) {
        double small = runs.time(DriftCheckBenchmark.class, "small");
        double large = runs.time(DriftCheckBenchmark.class, "large");
        return List.of(
                Line.told("drift check, 10,000 rows", small, "µs"),
                Line.told("drift check, 10,000,000 rows", large, "µs"),
                Line.atMost("time at 10,000,000 rows over that at 10,000", large / small, "×", 1.2));
    }
}
