package dev.vigia.ui.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vigia.model.StoreUnavailableException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.Test;

final class FeedTest {
    private final Deque<Runnable> tasks = new ArrayDeque<>();

    @Test
    void tellsWhatWasRead() {
        Feed<String> feed = new Feed<>(() -> "value", Runnable::run);

        assertThat(feed.next(Duration.ZERO)).isEqualTo(new Answer.Known<>("value"));
    }

    @Test
    void doesNotWaitForASlowStore() {
        Feed<String> feed = new Feed<>(() -> "value", tasks::add);

        assertThat(feed.next(Duration.ZERO)).isEqualTo(new Answer.Waiting<>());
        tasks.remove().run();
        assertThat(feed.next(Duration.ZERO)).isEqualTo(new Answer.Known<>("value"));
    }

    @Test
    void makesOneAttemptAtATime() {
        Feed<String> feed = new Feed<>(() -> "value", tasks::add);

        feed.next(Duration.ZERO);
        feed.next(Duration.ZERO);

        assertThat(tasks).hasSize(1);
    }

    @Test
    void triesAgainAfterTheStoreWasUnavailable() {
        Deque<Runnable> outcomes = new ArrayDeque<>();
        outcomes.add(() -> {
            throw new StoreUnavailableException("stopped");
        });
        outcomes.add(() -> {});
        Feed<String> feed = new Feed<>(
                () -> {
                    outcomes.remove().run();
                    return "back";
                },
                Runnable::run);

        assertThat(feed.next(Duration.ZERO)).isEqualTo(new Answer.Unavailable<>());
        assertThat(feed.next(Duration.ZERO)).isEqualTo(new Answer.Known<>("back"));
    }

    @Test
    void doesNotHideADefect() {
        Feed<String> feed = new Feed<>(
                () -> {
                    throw new IllegalArgumentException("defect");
                },
                Runnable::run);

        assertThatThrownBy(() -> feed.next(Duration.ZERO)).hasRootCauseMessage("defect");
    }
}
