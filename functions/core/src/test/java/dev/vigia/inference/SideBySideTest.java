package dev.vigia.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vigia.model.StoreUnavailableException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SideBySideTest {
    @Test
    void answersInOrderAndAsksSoManyAtATime() {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<Integer> items = IntStream.range(0, 200).boxed().toList();
        List<Integer> squares = SideBySide.map(items, 4, item -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            running.decrementAndGet();
            return item * item;
        });
        assertThat(squares).isEqualTo(items.stream().map(item -> item * item).toList());
        assertThat(most.get()).isBetween(1, 4);
        assertThat(SideBySide.map(List.<Integer>of(), 4, item -> item)).isEmpty();
    }

    @Test
    void theFirstFailureIsThrownWhenAllHaveEnded() {
        AtomicInteger ended = new AtomicInteger();
        assertThatThrownBy(() -> SideBySide.map(List.of(1, 2, 3), 2, item -> {
                    ended.incrementAndGet();
                    if (item > 1) {
                        throw new StoreUnavailableException("no " + item);
                    }
                    return item;
                }))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessage("no 2");
        assertThat(ended.get()).isEqualTo(3);
    }
}
