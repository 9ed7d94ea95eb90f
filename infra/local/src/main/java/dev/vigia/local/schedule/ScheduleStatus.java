package dev.vigia.local.schedule;

import java.time.Instant;

/**
 * What a schedule has done since it was started.
 *
 * @param name the schedule's name
 * @param last the scheduled time invoked last, or where the schedule began
 * @param running whether that invocation still runs
 * @param succeeded invocations the function answered
 * @param failed invocations that ended in any other way
 * @param skipped scheduled times without an invocation: the one before still ran, or the machine slept
 */
public record ScheduleStatus(String name, Instant last, boolean running, long succeeded, long failed, long skipped) {}
