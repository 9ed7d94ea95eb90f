package dev.vigia.local.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vigia.local.lambda.InvocationResult;
import dev.vigia.local.lambda.Payload;
import dev.vigia.local.schedule.Schedule;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;

/** Runs the scheduled functions until they have caught up with history, before their schedules begin. */
final class Monitors {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<Schedule> schedules;
    private final InstantSource clock;

    Monitors(List<Schedule> schedules, InstantSource clock) {
        this.schedules = schedules;
        this.clock = clock;
    }

    /** First the profiles, which the three checks then share. */
    void catchUp(IntConsumer windowsDone) throws InterruptedException {
        catchUp(schedules.subList(0, 1), windowsDone);
        catchUp(schedules.subList(1, schedules.size()), windowsDone);
    }

    private void catchUp(List<Schedule> together, IntConsumer windowsDone) throws InterruptedException {
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Void>> runs = new ArrayList<>();
            together.forEach(schedule -> runs.add(() -> catchUp(schedule, windowsDone)));
            for (Future<Void> run : executor.invokeAll(runs)) {
                run.get();
            }
        } catch (ExecutionException e) {
            throw new SystemException("the scheduled functions could not catch up: " + e.getCause(), e);
        }
    }

    private Void catchUp(Schedule schedule, IntConsumer windowsDone) throws IOException {
        int windows = run(schedule);
        while (windows > 0) {
            windowsDone.accept(windows);
            windows = run(schedule);
        }
        return null;
    }

    private int run(Schedule schedule) throws IOException {
        Instant now = clock.instant();
        InvocationResult result = schedule.function().invoke(Payload.of("{\"time\":\"" + now + "\"}"), "");
        if (result instanceof InvocationResult.Answered answered) {
            return windows(answered.payload());
        }
        throw new SystemException("the function " + schedule.name() + " " + result.summary());
    }

    private static int windows(Payload payload) throws IOException {
        JsonNode summary = JSON.readTree(payload.bytes());
        return summary.path("windows").asInt();
    }
}
