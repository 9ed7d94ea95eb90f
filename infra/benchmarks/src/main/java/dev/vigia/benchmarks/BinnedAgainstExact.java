package dev.vigia.benchmarks;

import dev.vigia.Checks;
import dev.vigia.check.CheckInput;
import dev.vigia.check.Family;
import dev.vigia.check.Finding;
import dev.vigia.inference.Column;
import dev.vigia.inference.InferenceId;
import dev.vigia.inference.LoggedRequest;
import dev.vigia.inference.NumberColumn;
import dev.vigia.inference.Rows;
import dev.vigia.inference.Status;
import dev.vigia.model.Feature;
import dev.vigia.model.Model;
import dev.vigia.model.ModelName;
import dev.vigia.model.ModelVersion;
import dev.vigia.model.Schema;
import dev.vigia.profile.Baseline;
import dev.vigia.profile.BaselineBuilder;
import dev.vigia.profile.Profile;
import dev.vigia.stats.ExactMeasures;
import dev.vigia.stats.Measure;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;

/** The largest difference of the measures that the drift check takes from bins and those of the values themselves. */
final class BinnedAgainstExact {
    private static final ModelVersion VERSION = new ModelVersion(new ModelName("bench"), 1);
    private static final Schema SCHEMA = new Schema(List.of(Feature.number("x")));
    private static final int ROWS = 100_000;

    private BinnedAgainstExact() {}

    static List<Line> lines() {
        double[] worst = new double[3];
        String[] words = {"ks", "psi", "jensen-shannon"};
        List<DoubleUnaryOperator> changes = List.of(
                x -> x,
                x -> x + 0.1,
                x -> x + 0.5,
                x -> 1.3 * x,
                x -> Math.max(x, -0.5),
                x -> Math.rint(4 * x) / 4,
                x -> x * x);
        for (DoubleUnaryOperator change : changes) {
            SplittableRandom random = new SplittableRandom(9);
            double[] baseline = draws(random, x -> x);
            double[] current = draws(random, change);
            Map<String, Double> binned = binned(baseline, current);
            Map<String, Measure> exact = ExactMeasures.ofNumbers(baseline, current);
            for (int i = 0; i < words.length; i++) {
                double truth = Objects.requireNonNull(
                        Objects.requireNonNull(exact.get(words[i])).statistic());
                worst[i] = Math.max(worst[i], Math.abs(Objects.requireNonNull(binned.get(words[i])) - truth));
            }
        }
        return List.of(
                Line.atMost("KS from bins, largest difference from exact, seven changes", 100 * worst[0], "%", 0.4),
                Line.atMost("PSI from bins, the same", 100 * worst[1], "%", 0.4),
                Line.atMost("Jensen–Shannon from bins, the same", 100 * worst[2], "%", 0.4));
    }

    private static double[] draws(SplittableRandom random, DoubleUnaryOperator change) {
        return DoubleStream.generate(random::nextGaussian)
                .limit(ROWS)
                .map(change)
                .toArray();
    }

    private static Map<String, Double> binned(double[] baseline, double[] current) {
        BaselineBuilder builder = new BaselineBuilder(VERSION, SCHEMA, 1);
        builder.add(rows(baseline));
        Baseline reference = builder.build("b1", Traffic.HOUR.from());
        InferenceId id = InferenceId.of(Traffic.HOUR.from(), 1, 1);
        Profile profile = Profile.builder(reference)
                .add(new LoggedRequest(id, VERSION, Status.CAPTURED, "s", rows(current), "b", null, id.time()))
                .build();
        CheckInput input = new CheckInput(reference, Traffic.HOUR, profile, List.of(), Model.of(VERSION.model()), 0.01);
        return Checks.report(Family.DRIFT, input, 1, Traffic.HOUR.to()).findings().stream()
                .filter(finding -> "x".equals(finding.feature()))
                .map(Finding::measures)
                .findFirst()
                .orElseThrow();
    }

    private static Rows rows(double[] values) {
        NumberColumn.Builder column = new NumberColumn.Builder(values.length);
        for (double value : values) {
            column.add(value);
        }
        return new Rows(SCHEMA, values.length, List.<Column>of(column.build()), List.of());
    }
}
