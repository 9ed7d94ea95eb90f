package dev.vigia.local.schedule;

import dev.vigia.local.lambda.InvocationResult;
import java.time.Duration;
import java.time.Instant;

/**
 * One invocation that a schedule made.
 *
 * @param schedule the schedule's name
 * @param time the scheduled time
 * @param result what came of it
 * @param duration how long it took
 */
public record ScheduleRun(String schedule, Instant time, InvocationResult result, Duration duration) {}
