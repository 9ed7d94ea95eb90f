package dev.vigia.local.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vigia.local.lambda.InvocationResult;
import dev.vigia.local.lambda.Payload;
import dev.vigia.local.schedule.Schedule;
import java.io.IOException;
import java.time.Duration;
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

    /** In a row, before what fails is left to the schedule: a dead letter that is refused may be so for ever. */
    private static final int MOST_FAILED = 10;

    private static final Duration PAUSE = Duration.ofMillis(500);

    private final List<Schedule> schedules;
    private final InstantSource clock;

    /** What a run says that it did: windows done, and models that it could not look at. */
    private record Summary(int windows, int failures) {}

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

    /** A run that did nothing because the store was busy has not caught up: its checks would be late, by days, for minutes. */
    private Void catchUp(Schedule schedule, IntConsumer windowsDone) throws IOException, InterruptedException {
        int failed = 0;
        Summary summary = run(schedule);
        while (summary.windows() > 0 || (summary.failures() > 0 && failed < MOST_FAILED)) {
            windowsDone.accept(summary.windows());
            failed = summary.windows() > 0 ? 0 : failed + 1;
            if (summary.failures() > 0) {
                Thread.sleep(PAUSE);
            }
            summary = run(schedule);
        }
        return null;
    }

    private Summary run(Schedule schedule) throws IOException {
        Instant now = clock.instant();
        InvocationResult result = schedule.function().invoke(Payload.of("{\"time\":\"" + now + "\"}"), "");
        if (result instanceof InvocationResult.Answered answered) {
            return summary(answered.payload());
        }
        throw new SystemException("the function " + schedule.name() + " " + result.summary());
    }

    private static Summary summary(Payload payload) throws IOException {
        JsonNode summary = JSON.readTree(payload.bytes());
        return new Summary(
                summary.path("windows").asInt(), summary.path("failures").asInt());
    }
}
