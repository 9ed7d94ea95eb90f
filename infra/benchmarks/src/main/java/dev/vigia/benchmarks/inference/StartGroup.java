package dev.vigia.benchmarks.inference;

import dev.vigia.benchmarks.Group;
import dev.vigia.benchmarks.Line;
import dev.vigia.benchmarks.Runs;
import dev.vigia.local.lambda.FunctionPool;
import dev.vigia.local.lambda.FunctionSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * From a process's start to its first answered inference: the function as {@code vigia up} starts it, and a plain build of it,
 * in turns.
 */
public final class StartGroup implements Group {
    /** What a plain build has for what ours sets. */
    private static final Map<String, String> DEFAULTS =
            Map.of("QUARKUS_LOG_LEVEL", "INFO", "QUARKUS_BANNER_ENABLED", "true");

    private static final double MOST = 0.7;

    @Override
    public String word() {
        return "start";
    }

    @Override
    public String about() {
        return "from process start to the first answered inference (key, ONNX model, DynamoDB Local), beside plain Quarkus Funqy";
    }

    @Override
    public List<Line> run(Runs runs) {
        try {
            return lines(runs.quick() ? 3 : 12);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while starting functions", e);
        }
    }

    private static List<Line> lines(int starts) throws IOException, InterruptedException {
        List<Double> ours = new ArrayList<>();
        List<Double> sameOptions = new ArrayList<>();
        List<Double> plain = new ArrayList<>();
        try (StartedFunction function = StartedFunction.open()) {
            Path kept = function.directory();
            FunctionPool ahead = function.add(FunctionPool::startAhead, FunctionSettings.SMALL_JVM, Map.of(), kept);
            FunctionPool small =
                    function.add(FunctionPool::start, FunctionSettings.SMALL_JVM, DEFAULTS, kept.resolve("small"));
            FunctionPool bare = function.add(FunctionPool::start, List.of(), DEFAULTS, kept.resolve("plain"));
            function.teach(ahead);
            for (int round = 0; round <= starts; round++) {
                double[] millis = {function.start(ahead), function.start(small), function.start(bare)};
                if (round > 0) { // the first finds files that the system has not read yet
                    ours.add(millis[0]);
                    sameOptions.add(millis[1]);
                    plain.add(millis[2]);
                }
            }
        }
        return List.of(
                Line.told("as vigia up starts it, median of " + starts + " starts", median(ours), "ms"),
                Line.told("plain, the JVM's own options", median(plain), "ms"),
                Line.told("plain, the options of vigia up (serial GC, one compiler tier)", median(sameOptions), "ms"),
                Line.atMost("over plain", median(ours) / median(plain), "×", MOST),
                Line.atMost("over plain with the same options", median(ours) / median(sameOptions), "×", MOST));
    }

    static double median(List<Double> values) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }
}
