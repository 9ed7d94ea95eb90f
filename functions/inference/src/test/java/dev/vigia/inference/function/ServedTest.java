package dev.vigia.inference.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vigia.inference.NumberColumn;
import dev.vigia.inference.Scorer;
import dev.vigia.inference.ScorerException;
import dev.vigia.inference.protocol.RowLayout;
import dev.vigia.model.ModelVersion;
import dev.vigia.model.RegisteredVersion;
import dev.vigia.model.SchemaJson;
import dev.vigia.model.ScorerSpec;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** A scorer that takes long to be opened, or cannot be. */
class ServedTest {
    private static final Scorer SCORER = rows -> List.of(NumberColumn.of(0));

    private final AtomicInteger opened = new AtomicInteger();

    private static Served served(Supplier<Scorer> open, Duration pause) {
        return new Served(
                new RegisteredVersion(
                        new ModelVersion(World.FLIGHTS, 1),
                        SchemaJson.hash(World.SCHEMA),
                        new ScorerSpec.Onnx("f".repeat(64), World.OUTPUTS),
                        World.PREPROCESSING,
                        World.NOON),
                new RowLayout(World.SCHEMA),
                open,
                Duration.ofMillis(200),
                pause);
    }

    @Test
    void callsWaitSideBySideForAWhileAndALaterOneGetsIt() throws Exception {
        CountDownLatch fetched = new CountDownLatch(1);
        Served served = served(
                () -> {
                    opened.incrementAndGet();
                    try {
                        fetched.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    return SCORER;
                },
                Duration.ofSeconds(5));
        long began = System.nanoTime();
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var waiting = java.util.stream.IntStream.range(0, 20)
                    .mapToObj(i -> callers.submit(served::scorer))
                    .toList();
            for (var one : waiting) {
                assertThatThrownBy(one::get)
                        .cause()
                        .isInstanceOfSatisfying(
                                ScorerException.class,
                                e -> assertThat(e.timedOut()).isTrue());
            }
        }
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(3));
        fetched.countDown();
        for (int i = 0; i < 1000 && !isOpen(served); i++) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
        assertThat(served.scorer()).isSameAs(SCORER);
        assertThat(opened).hasValue(1);
    }

    private static boolean isOpen(Served served) {
        try {
            return served.scorer().equals(SCORER);
        } catch (ScorerException e) {
            return false;
        }
    }

    @Test
    void aFailureIsToldAgainForAWhileAndThenItIsTriedAgain() {
        Supplier<Scorer> open = () -> {
            if (opened.incrementAndGet() == 1) {
                throw new ScorerException("does not fit", false, new IllegalArgumentException());
            }
            return SCORER;
        };
        Served patient = served(open, Duration.ofMinutes(1));
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(patient::scorer).hasMessage("does not fit");
        }
        assertThat(opened).hasValue(1);

        opened.set(0);
        Served eager = served(open, Duration.ZERO);
        assertThatThrownBy(eager::scorer).hasMessage("does not fit");
        assertThat(eager.scorer()).isSameAs(SCORER);
    }
}
