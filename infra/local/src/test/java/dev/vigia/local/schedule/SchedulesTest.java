package dev.vigia.local.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vigia.local.lambda.Function;
import dev.vigia.local.lambda.InvocationResult.Answered;
import dev.vigia.local.lambda.InvocationResult.Crashed;
import dev.vigia.local.lambda.Payload;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SchedulesTest {
    private Instant now = Instant.parse("2026-11-23T12:00:07Z");
    private final List<String> events = new ArrayList<>();
    private final List<ScheduleRun> runs = new ArrayList<>();
    private final Deque<Runnable> started = new ArrayDeque<>();
    private final Function function = (event, trace) -> {
        events.add(event.text());
        return new Answered(Payload.of("{}"));
    };

    private Schedules every(int seconds) {
        var schedule = new Schedule("drift", Duration.ofSeconds(seconds), function);
        return Schedules.create(List.of(schedule), () -> now, started::add, runs::add);
    }

    private void at(Schedules schedules, String time) {
        now = Instant.parse("2026-11-23T" + time + "Z");
        schedules.tick();
    }

    private void finish() {
        started.remove().run();
    }

    @Test
    void invokesAtMultiplesOfTheRateSinceTheEpoch() {
        var schedules = every(20);
        at(schedules, "12:00:19");
        assertThat(started).isEmpty();
        at(schedules, "12:00:20");
        finish();
        at(schedules, "12:00:21");
        at(schedules, "12:00:40.250");
        finish();
        assertThat(events)
                .containsExactly("{\"time\":\"2026-11-23T12:00:20Z\"}", "{\"time\":\"2026-11-23T12:00:40Z\"}");
        assertThat(runs)
                .extracting(ScheduleRun::time)
                .containsExactly(Instant.parse("2026-11-23T12:00:20Z"), Instant.parse("2026-11-23T12:00:40Z"));
        assertThat(status(schedules)).isEqualTo(new ScheduleStatus("drift", now.minusMillis(250), false, 2, 0, 0));
    }

    @Test
    void skipsAndCountsWhatComesWhileTheOneBeforeRuns() {
        var schedules = every(10);
        at(schedules, "12:00:10");
        at(schedules, "12:00:20");
        at(schedules, "12:00:30");
        assertThat(started).hasSize(1);
        assertThat(status(schedules).skipped()).isEqualTo(2);
        finish();
        at(schedules, "12:00:40");
        finish();
        assertThat(events)
                .containsExactly("{\"time\":\"2026-11-23T12:00:10Z\"}", "{\"time\":\"2026-11-23T12:00:40Z\"}");
        assertThat(status(schedules).succeeded()).isEqualTo(2);
    }

    @Test
    void runsTheLatestOfTheTimesTheMachineSleptThrough() {
        var schedules = every(10);
        at(schedules, "13:00:03");
        finish();
        assertThat(events).containsExactly("{\"time\":\"2026-11-23T13:00:00Z\"}");
        assertThat(status(schedules).skipped()).isEqualTo(359);
    }

    @Test
    void aClockThatGoesBackInvokesNothingTwice() {
        var schedules = every(10);
        at(schedules, "12:00:10");
        finish();
        at(schedules, "12:00:01");
        at(schedules, "12:00:10");
        assertThat(started).isEmpty();
    }

    @Test
    void countsFailuresAndGoesOn() {
        var failing = new Schedule("profile", Duration.ofSeconds(1), (event, trace) -> new Crashed("gone"));
        var broken = new Schedule("outliers", Duration.ofSeconds(1), (event, trace) -> {
            throw new IllegalStateException("a bug of ours");
        });
        var schedules = Schedules.create(List.of(failing, broken), () -> now, started::add, runs::add);
        at(schedules, "12:00:08");
        finish();
        assertThatThrownBy(this::finish).isInstanceOf(IllegalStateException.class);
        assertThat(schedules.statuses()).allMatch(status -> status.failed() == 1 && !status.running());
        at(schedules, "12:00:09");
        assertThat(started).hasSize(2);
    }

    @Test
    void ticksByItself() throws InterruptedException {
        var done = new CountDownLatch(2);
        var schedule = new Schedule("integrity", Duration.ofSeconds(1), function);
        try (var schedules = Schedules.start(List.of(schedule), InstantSource.system(), run -> done.countDown())) {
            assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(status(schedules).failed()).isZero();
        }
    }

    @Test
    void ratesAreWholeSeconds() {
        assertThatThrownBy(() -> new Schedule("x", Duration.ofMillis(1_500), function))
                .hasMessage("rate is PT1.5S; expected whole seconds, at least one");
    }

    private static ScheduleStatus status(Schedules schedules) {
        return schedules.statuses().getFirst();
    }
}
