package dev.vigia.benchmarks;

import dev.vigia.profile.NumberUpdateBenchmark;
import dev.vigia.profile.RowScoreBenchmark;
import java.util.List;

/** What counting a row costs. */
final class ProfileGroup implements Group {
    @Override
    public String word() {
        return "profile";
    }

    @Override
    public String about() {
        return "a value's update and a feature's merge against DataSketches' KllDoublesSketch, and a row's outlier score";
    }

    @Override
    public List<Line> run(Runs runs) {
        double normal = runs.time(NumberUpdateBenchmark.class, "normal");
        double zeros = runs.time(NumberUpdateBenchmark.class, "zeroInflated");
        double kll = runs.time(NumberUpdateBenchmark.class, "kll");
        double merge = runs.time(NumberUpdateBenchmark.class, "merge") / 1000;
        double score = runs.time(RowScoreBenchmark.class, "thirtyNumbers") / 1000;
        return List.of(
                Line.atMost("profile update of a number, lognormal, exact sums included", normal, "ns", 6),
                Line.atMost("the same, three quarters zero", zeros, "ns", 6),
                Line.told("KllDoublesSketch.update, the same lognormal values", kll, "ns"),
                Line.atLeast("times faster than KllDoublesSketch.update", kll / normal, "×", 6),
                Line.atMost("merge of one feature's state, 320 bins", merge, "µs", 0.5),
                Line.atMost("row outlier score, 30 numbers, 1,024 reference rows", score, "µs", 5));
    }
}
