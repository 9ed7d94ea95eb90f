package dev.vigia.local.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vigia.local.lambda.InvocationResult;
import dev.vigia.local.lambda.Payload;
import dev.vigia.local.schedule.Schedule;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class MonitorsTest {
    private static final String NOTHING = "{\"windows\":0,\"failures\":0}";

    private final Map<String, AtomicInteger> runs = new ConcurrentHashMap<>();
    private final List<Schedule> schedules = new ArrayList<>();
    private final AtomicInteger windows = new AtomicInteger();

    private void function(String name, String... answers) {
        Deque<String> script = new ArrayDeque<>(List.of(answers));
        AtomicInteger count = new AtomicInteger();
        runs.put(name, count);
        schedules.add(new Schedule(name, Duration.ofSeconds(5), (event, trace) -> {
            count.incrementAndGet();
            String answer = script.size() > 1 ? script.remove() : script.getFirst();
            return answer.isEmpty()
                    ? new InvocationResult.Refused("all instances are busy")
                    : new InvocationResult.Answered(Payload.of(answer));
        }));
    }

    private int runs(String name) {
        return runs.getOrDefault(name, new AtomicInteger()).get();
    }

    private void catchUp() throws InterruptedException {
        new Monitors(schedules, InstantSource.system()).catchUp(windows::addAndGet);
    }

    @Test
    void eachFunctionRunsUntilItFindsNothingMore() throws InterruptedException {
        function("profile", "{\"windows\":300,\"failures\":0}", "{\"windows\":36,\"failures\":0}", NOTHING);
        function("drift", "{\"windows\":5,\"failures\":0}", NOTHING);
        function("integrity", NOTHING);
        catchUp();
        assertThat(windows).hasValue(341);
        assertThat(List.of(runs("profile"), runs("drift"), runs("integrity"))).containsExactly(3, 2, 1);
    }

    /** On a busy machine the store refused one run of a check, which then had all of history before it behind live traffic. */
    @Test
    void aRunThatFailedHasNotCaughtUp() throws InterruptedException {
        String busy = "{\"windows\":0,\"failures\":2}";
        function("profile", NOTHING);
        function(
                "integrity",
                busy,
                busy,
                "{\"windows\":336,\"failures\":1}",
                "{\"windows\":336,\"failures\":0}",
                NOTHING);
        catchUp();
        assertThat(windows).hasValue(672);
        assertThat(runs("integrity")).isEqualTo(5);
    }

    @Test
    void whatFailsForEverIsLeftToTheSchedule() throws InterruptedException {
        function("profile", "{\"windows\":0,\"failures\":1}");
        catchUp();
        assertThat(runs("profile")).isEqualTo(11);
    }

    @Test
    void aFunctionThatDoesNotAnswerIsSaid() {
        function("profile", "");
        assertThatThrownBy(this::catchUp)
                .isInstanceOf(SystemException.class)
                .hasMessageContaining("the function profile")
                .hasMessageContaining("all instances are busy");
    }
}
