package dev.vigia.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CachingModelRegistryTest extends ModelRegistryContract {
    private static final ApiKey KEY = new ApiKey(MODEL, "a".repeat(64), Set.of(Scope.INFER), "a key", START, null);

    private volatile Instant now = START;
    private volatile boolean down;
    private final AtomicInteger calls = new AtomicInteger();
    private final ModelRegistry store = new InMemoryModelRegistry();

    @Override
    protected ModelRegistry open() {
        return new CachingModelRegistry(faulty(), () -> now);
    }

    /** The store, which counts its calls and may be down. */
    private ModelRegistry faulty() {
        return (ModelRegistry) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {ModelRegistry.class}, (proxy, method, arguments) -> {
                    calls.incrementAndGet();
                    if (down) {
                        throw new StoreUnavailableException("the store is down");
                    }
                    try {
                        return method.invoke(store, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }

    private void fill() {
        store.create(model(MODEL));
        store.putKey(KEY);
        store.register(version(MODEL, 1, new ScorerSpec.None()), SCHEMA);
        registry.model(MODEL);
        registry.key(MODEL, KEY.hash());
        registry.version(new ModelVersion(MODEL, 1));
        registry.schema(MODEL, SchemaJson.hash(SCHEMA));
    }

    @Test
    void asksTheStoreOnceInARefresh() {
        fill();
        calls.set(0);
        for (int i = 0; i < 10; i++) {
            assertThat(registry.model(MODEL)).contains(model(MODEL));
            assertThat(registry.key(MODEL, KEY.hash())).contains(KEY);
        }
        assertThat(calls).hasValue(0);

        pass(CachingModelRegistry.REFRESH);
        registry.model(MODEL);
        registry.model(MODEL);
        assertThat(calls).hasValue(1);
    }

    @Test
    void aKeyRevokedElsewhereIsSeenAfterARefresh() {
        fill();
        store.revokeKey(MODEL, KEY.hash(), START);
        assertThat(registry.key(MODEL, KEY.hash())).contains(KEY);

        pass(CachingModelRegistry.REFRESH);
        assertThat(registry.key(MODEL, KEY.hash()).orElseThrow().allows(Scope.INFER))
                .isFalse();
    }

    @Test
    void aChangeMadeHereIsSeenAtOnce() {
        fill();
        registry.revokeKey(MODEL, KEY.hash(), START);

        assertThat(registry.key(MODEL, KEY.hash()).orElseThrow().allows(Scope.INFER))
                .isFalse();
    }

    @Test
    void whatIsKnownIsServedForAQuarterOfAnHourWithoutTheStore() {
        fill();
        down = true;
        pass(CachingModelRegistry.OUTAGE);
        assertThat(registry.model(MODEL)).contains(model(MODEL));
        assertThat(registry.key(MODEL, KEY.hash())).contains(KEY);

        pass(Duration.ofMillis(1));
        assertThatThrownBy(() -> registry.model(MODEL)).isInstanceOf(StoreUnavailableException.class);
        assertThatThrownBy(() -> registry.key(MODEL, KEY.hash())).isInstanceOf(StoreUnavailableException.class);
        pass(Duration.ofSeconds(1));
        assertThatThrownBy(() -> registry.model(MODEL)).isInstanceOf(StoreUnavailableException.class);

        assertThat(registry.version(new ModelVersion(MODEL, 1)))
                .as("it never changes")
                .isPresent();
        assertThat(registry.schema(MODEL, SchemaJson.hash(SCHEMA))).contains(SCHEMA);
        down = false;
        assertThat(registry.model(MODEL)).contains(model(MODEL));
    }

    @Test
    void anOutageIsNotAskedAboutWithEveryCall() {
        fill();
        down = true;
        pass(CachingModelRegistry.REFRESH);
        calls.set(0);
        for (int i = 0; i < 10; i++) {
            registry.model(MODEL);
        }

        assertThat(calls).hasValue(1);
    }

    @Test
    void whatWasNeverAskedForIsAnOutage() {
        fill();
        down = true;

        assertThatThrownBy(() -> registry.model(new ModelName("cold"))).isInstanceOf(StoreUnavailableException.class);
        assertThatThrownBy(() -> registry.key(MODEL, "b".repeat(64))).isInstanceOf(StoreUnavailableException.class);
        assertThatThrownBy(() -> registry.versions(MODEL)).isInstanceOf(StoreUnavailableException.class);
    }

    @Test
    void aChangeThatFailsForgetsNothing() {
        fill();
        down = true;
        assertThatThrownBy(() -> registry.revokeKey(MODEL, KEY.hash(), START))
                .isInstanceOf(StoreUnavailableException.class);

        assertThat(registry.key(MODEL, KEY.hash())).contains(KEY);
    }

    @Test
    void thatSomethingIsNotThereIsRememberedForARefreshAndNotThroughAnOutage() {
        assertThat(registry.key(MODEL, KEY.hash())).isEmpty();
        calls.set(0);
        assertThat(registry.key(MODEL, KEY.hash())).isEmpty();
        assertThat(calls).hasValue(0);

        pass(CachingModelRegistry.REFRESH);
        down = true;
        assertThatThrownBy(() -> registry.key(MODEL, KEY.hash())).isInstanceOf(StoreUnavailableException.class);
    }

    @Test
    void guessesDoNotPushOutWhatIsInUse() {
        fill();
        for (int i = 0; i < 20_000; i++) {
            registry.key(MODEL, String.format("%064x", i));
            if (i % 5000 == 0) {
                registry.model(MODEL);
            }
        }
        calls.set(0);
        registry.model(MODEL);

        assertThat(calls).hasValue(0);
    }

    /** Where a store takes questions and does not answer them. */
    @Test
    void aSilentStoreIsWaitedForOnceAndBriefly() {
        fill();
        CountDownLatch silence = new CountDownLatch(1);
        AtomicInteger asked = new AtomicInteger();
        ModelRegistry silent = (ModelRegistry) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {ModelRegistry.class}, (proxy, method, arguments) -> {
                    if (now.isAfter(START)) {
                        asked.incrementAndGet();
                        silence.await();
                    }
                    return method.invoke(store, arguments);
                });
        Duration attempt = Duration.ofMillis(200);
        ModelRegistry shared = new CachingModelRegistry(silent, () -> now, attempt);
        shared.model(MODEL);
        shared.key(MODEL, KEY.hash());
        store.revokeKey(MODEL, KEY.hash(), START);
        pass(CachingModelRegistry.REFRESH);

        long began = System.nanoTime();
        for (int i = 0; i < 100; i++) {
            assertThat(shared.model(MODEL)).isPresent();
            assertThat(shared.key(MODEL, KEY.hash())).contains(KEY);
        }
        assertThatThrownBy(() -> shared.key(MODEL, "b".repeat(64))).isInstanceOf(StoreUnavailableException.class);
        // The model for an attempt, the key not at all, a key that nobody knows for an attempt.
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(attempt.multipliedBy(10));
        assertThat(asked).hasValueLessThanOrEqualTo(3);

        silence.countDown();
        await(() -> !shared.key(MODEL, KEY.hash()).orElseThrow().allows(Scope.INFER));
    }

    private static void await(Callable<Boolean> condition) {
        for (int i = 0; i < 1000; i++) {
            try {
                if (condition.call()) {
                    return;
                }
                TimeUnit.MILLISECONDS.sleep(10);
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }
        throw new AssertionError("not within 10 s");
    }

    @Test
    void aStoreThatFailedIsNotWaitedForUntilARefreshLater() {
        fill();
        down = true;
        pass(CachingModelRegistry.REFRESH);
        registry.model(MODEL);
        down = false;
        store.revokeKey(MODEL, KEY.hash(), START);
        registry.key(MODEL, KEY.hash()); // may be the old one, and is learned anew meanwhile
        await(() -> !registry.key(MODEL, KEY.hash()).orElseThrow().allows(Scope.INFER));
    }

    @Test
    void anAnswerThatWasAskedForBeforeAChangeIsForgottenWithIt() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        store.create(model(MODEL));
        store.putKey(KEY);
        ModelRegistry slow = (ModelRegistry) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {ModelRegistry.class}, (proxy, method, arguments) -> {
                    Object found = method.invoke(store, arguments);
                    if (method.getName().equals("key") && asked.getCount() > 0) {
                        asked.countDown();
                        answer.await(20, TimeUnit.SECONDS);
                    }
                    return found;
                });
        ModelRegistry shared = new CachingModelRegistry(slow, () -> now);
        try (var threads = Executors.newFixedThreadPool(1)) {
            var before = threads.submit(() -> shared.key(MODEL, KEY.hash()));
            assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();
            shared.revokeKey(MODEL, KEY.hash(), START);
            answer.countDown();
            assertThat(before.get()).contains(KEY);
        }
        assertThat(shared.key(MODEL, KEY.hash()).orElseThrow().allows(Scope.INFER))
                .isFalse();
    }

    @Test
    void whileOneAsksTheOthersAreGivenWhatIsKnown() throws Exception {
        fill();
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        ModelRegistry slow = (ModelRegistry) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {ModelRegistry.class}, (proxy, method, arguments) -> {
                    if (now.isAfter(START)) {
                        asked.countDown();
                        answer.await(20, TimeUnit.SECONDS);
                    }
                    return method.invoke(store, arguments);
                });
        ModelRegistry shared = new CachingModelRegistry(slow, () -> now, Duration.ofSeconds(20));
        shared.model(MODEL);
        pass(CachingModelRegistry.REFRESH);
        try (var threads = Executors.newFixedThreadPool(1)) {
            var first =
                    threads.submit((Callable<Boolean>) () -> shared.model(MODEL).isPresent());
            assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(shared.model(MODEL)).isPresent();
            assertThat(List.of(first.isDone())).containsExactly(false);
            answer.countDown();
            assertThat(first.get()).isTrue();
        }
    }
}
