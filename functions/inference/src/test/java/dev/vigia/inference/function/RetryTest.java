package dev.vigia.inference.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vigia.model.StoreUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A store that does not answer. */
class RetryTest {
    private static final Duration BUDGET = Duration.ofMillis(200);

    private volatile Instant now = Instant.parse("2026-11-23T12:00:00Z");
    private final Retry retry = new Retry(() -> now, BUDGET, pause -> now = now.plus(pause));
    private final AtomicInteger calls = new AtomicInteger();
    private final CountDownLatch silence = new CountDownLatch(1);

    private String silent() {
        calls.incrementAndGet();
        try {
            silence.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return "late";
    }

    @Test
    void isGivenUpWhenTheBudgetIsSpentAndThenLeftAlone() {
        long began = System.nanoTime();
        for (int i = 0; i < 100; i++) {
            assertThatThrownBy(() -> retry.call(this::silent)).isInstanceOf(StoreUnavailableException.class);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isBetween(BUDGET, BUDGET.multipliedBy(5));
        assertThat(calls).hasValue(1);
    }

    @Test
    void isProbedByOneCallOnlyAndNotWhileTheLastIsOnItsWay() {
        assertThatThrownBy(() -> retry.call(this::silent)).isInstanceOf(StoreUnavailableException.class);
        now = now.plus(Retry.WARY);
        assertThatThrownBy(() -> retry.call(this::silent)).isInstanceOf(StoreUnavailableException.class);
        assertThat(calls).as("the first is still on its way").hasValue(1);
    }

    @Test
    void isWellAgainWhenACallThatWasGivenUpIsAnsweredLate() throws Exception {
        assertThatThrownBy(() -> retry.call(this::silent)).isInstanceOf(StoreUnavailableException.class);
        silence.countDown();
        for (int i = 0; i < 1000; i++) {
            try {
                assertThat(retry.call(() -> "well")).isEqualTo("well");
                return;
            } catch (StoreUnavailableException e) {
                TimeUnit.MILLISECONDS.sleep(10);
            }
        }
        throw new AssertionError("still left alone");
    }
}
