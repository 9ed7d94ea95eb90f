package dev.vigia.inference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.model.ModelName;
import dev.vigia.model.ModelRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every dead-letter store promises. */
public abstract class DeadLettersContract {
    protected static final ModelName MODEL = TestModels.MODEL;
    private static final ModelName OTHER = TestModels.OTHER;
    private static final Instant START = TestModels.START;

    protected DeadLetters letters;

    /** An empty store for the models of a registry. */
    protected abstract DeadLetters open(ModelRegistry registry);

    @BeforeEach
    void openLetters() {
        letters = open(TestModels.registry());
    }

    protected static LoggedRequest request(int i) {
        return Requests.with(MODEL, Requests.id(START.plusSeconds(i), i), "caller " + i, "body", 5);
    }

    @Test
    void givesBackWhatWasPutOldestFirstUntilItIsRemoved() {
        List<LoggedRequest> requests = new ArrayList<>();
        for (int i = 0; i < 15; i++) {
            requests.add(request(i));
        }
        List<LoggedRequest> shuffled = new ArrayList<>(requests);
        Collections.shuffle(shuffled, new Random(5));
        shuffled.forEach(letters::put);

        assertThat(letters.size()).isEqualTo(15);
        assertThat(letters.peek(100)).isEqualTo(requests);
        assertThat(letters.peek(100)).isEqualTo(requests);
        assertThat(letters.peek(3)).isEqualTo(requests.subList(0, 3));
        for (LoggedRequest request : requests.subList(0, 14)) {
            letters.remove(MODEL, request.id());
        }
        assertThat(letters.peek(100)).containsExactly(request(14));
        assertThat(letters.size()).isOne();
        letters.remove(MODEL, request(14).id());
        assertThat(letters.peek(100)).isEmpty();
        assertThat(letters.size()).isZero();
    }

    @Test
    void goesOnAfterOneThatStays() {
        for (int i = 0; i < 25; i++) {
            letters.put(request(i));
        }
        assertThat(letters.peek(5)).hasSize(5);
        List<LoggedRequest> after = letters.peekAfter(MODEL, request(7).id(), 100);
        assertThat(after).hasSize(17).startsWith(request(8)).endsWith(request(24));
        letters.remove(MODEL, request(7).id());
        assertThat(letters.peekAfter(MODEL, request(7).id(), 17)).isEqualTo(after);
        assertThat(letters.peekAfter(MODEL, request(24).id(), 5)).isEmpty();
        assertThat(letters.peek(100)).hasSize(24);
    }

    @Test
    void whatIsThereIsNotReplaced() {
        LoggedRequest first = request(1);
        LoggedRequest second = Requests.with(MODEL, first.id(), null, "another body", 2);

        assertThat(letters.put(first)).isEqualTo(new Appended.Written());
        assertThat(letters.put(first)).isEqualTo(new Appended.Existing(first));
        assertThat(letters.put(second)).isEqualTo(new Appended.Existing(first));
        assertThat(letters.peek(10)).containsExactly(first);
    }

    @Test
    void oneIdOfTwoModelsIsTwoRequests() {
        LoggedRequest one = request(1);
        LoggedRequest two = Requests.of(OTHER, one.id(), 3);
        letters.put(one);
        letters.put(two);

        letters.remove(MODEL, one.id());

        assertThat(letters.peek(10)).containsExactly(two);
    }

    @Test
    void removingWhatIsNotThereIsNoError() {
        letters.remove(MODEL, request(1).id());

        assertThat(letters.peek(10)).isEmpty();
    }

    @Test
    void aLargeRequestIsKeptWhole() {
        LoggedRequest large = Requests.of(MODEL, Requests.id(START, 1), 30_000);
        letters.put(large);

        assertThat(letters.peek(10)).containsExactly(large);
    }

    @Test
    void ofManyWhoPutOneIdAtOnceOneIsKept() throws Exception {
        List<Callable<Appended>> writers = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            LoggedRequest request = Requests.with(MODEL, request(1).id(), null, "body " + i, 1);
            writers.add(() -> letters.put(request));
        }
        int written = 0;
        try (var threads = Executors.newFixedThreadPool(6)) {
            for (var result : threads.invokeAll(writers)) {
                written += result.get() instanceof Appended.Written ? 1 : 0;
            }
        }

        assertThat(written).isOne();
        assertThat(letters.peek(10)).hasSize(1);
    }
}
