package dev.vigia.benchmarks.inference;

import com.amazonaws.services.lambda.runtime.events.ApplicationLoadBalancerRequestEvent;
import dev.vigia.benchmarks.Line;
import dev.vigia.inference.function.InferenceFunction;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The function's own time, from the load balancer's event to its answer: parsed, routed, authenticated, validated and
 * packed, with a model and a store that take none.
 */
final class OwnTime {
    private static final int FEATURES = 30;
    private static final int BATCH = 100;
    private static final int ROUNDS = 6;

    private OwnTime() {}

    static List<Line> lines(boolean quick) {
        int calls = quick ? 10_000 : 50_000;
        long[] single = nanos(1, calls);
        long[] batch = nanos(BATCH, calls / 20);
        return List.of(
                Line.atMost(
                        "own time of a call, one row of 30 features, median",
                        single[single.length / 2] / 1e6,
                        "ms",
                        0.3),
                Line.told("the same, 99 %", single[single.length * 99 / 100] / 1e6, "ms"),
                Line.atLeast(
                        "rows a second on one core, calls of 100 rows of 30 features",
                        BATCH * 1e9 / batch[batch.length / 2],
                        "/s",
                        100_000));
    }

    /** Of the last of the rounds, sorted: the others are for the compiler. */
    private static long[] nanos(int rows, int calls) {
        Setting setting = new Setting(FEATURES);
        InferenceFunction function = setting.function(() -> {}, () -> {});
        ApplicationLoadBalancerRequestEvent event = event(setting.body(rows));
        long[] nanos = new long[calls];
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < calls; i++) {
                long start = System.nanoTime();
                int status = function.inference(event).getStatusCode();
                nanos[i] = System.nanoTime() - start;
                if (status != 200) {
                    throw new IllegalStateException("the function answered " + status);
                }
            }
        }
        Arrays.sort(nanos);
        return nanos;
    }

    private static ApplicationLoadBalancerRequestEvent event(String body) {
        ApplicationLoadBalancerRequestEvent event = new ApplicationLoadBalancerRequestEvent();
        event.setHttpMethod("POST");
        event.setPath(Setting.PATH);
        event.setHeaders(Map.of("authorization", "Bearer " + Setting.KEY, "content-type", "application/json"));
        event.setBody(body);
        return event;
    }
}
