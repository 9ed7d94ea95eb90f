package dev.vigia.local.lambda;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Which instances there are, and who has which.
 *
 * <p>The invariant: every waiter has room on a starting instance of its own, so none waits in vain. An instance that
 * has room serves the oldest waiters first; the one then left over when its start ends goes idle.
 */
final class Instances {
    /** What came of asking for an instance. */
    sealed interface Lease {}

    /** An instance, to be given back. */
    record Granted(Instance instance) implements Lease {}

    /** Every instance there may be is busy, or the pool is closed. */
    record Full(String reason) implements Lease {}

    /** One was started, and did not become ready. */
    record NotReady(String reason) implements Lease {}

    private static final Duration RETRY = Duration.ofSeconds(1);

    private final FunctionSettings settings;
    private final Instance.Origin origin;
    private final Set<Instance> alive = new LinkedHashSet<>();
    /** Those with room for one more event, last used first, so that the others grow old and can go. */
    private final Deque<Instance> roomy = new ArrayDeque<>();

    /** Those that write what they learned, and serve no more. */
    private final Set<Instance> leaving = new LinkedHashSet<>();

    private final Deque<CompletableFuture<Lease>> waiters = new ArrayDeque<>();
    /** Those starting included, whether or not they are processes yet. */
    private int total;

    private int starting;
    private long started;
    private long died;
    private Instant nextSpare = Instant.MIN;
    private boolean closed;

    Instances(Instance.Origin origin) {
        this.settings = origin.settings();
        this.origin = origin;
    }

    /** An instance with room, or one that will come. */
    synchronized CompletableFuture<Lease> lease() {
        if (closed) {
            return CompletableFuture.completedFuture(new Full("the function is shut down"));
        }
        for (Instance instance = roomy.poll(); instance != null; instance = roomy.poll()) {
            if (!instance.isOver()) {
                Granted granted = grant(instance);
                keepIfRoomy(instance);
                return CompletableFuture.completedFuture(granted);
            }
            exited(instance);
        }
        if (waiters.size() >= starting * settings.concurrency()) {
            if (total >= settings.maxInstances()) {
                return CompletableFuture.completedFuture(
                        new Full("all " + settings.maxInstances() + " instances are busy"));
            }
            startOne();
        }
        var waiter = new CompletableFuture<Lease>();
        waiters.add(waiter);
        return waiter;
    }

    /** Takes an instance back after its invocation. */
    synchronized void release(Instance instance) {
        instance.giveBack();
        if (instance.isOver()) {
            exited(instance);
        } else {
            offer(instance);
        }
    }

    /** Ends instances idle for too long, and starts those below the least number. */
    void keep(Instant now) {
        List<Instance> old = new ArrayList<>();
        synchronized (this) {
            for (Iterator<Instance> oldest = roomy.descendingIterator(); oldest.hasNext(); ) {
                Instance instance = oldest.next();
                if (total - starting <= settings.minInstances() || !hasIdled(instance, now)) {
                    continue;
                }
                oldest.remove();
                // One that died before it was idle is counted already.
                if (alive.remove(instance)) {
                    total--;
                    old.add(instance);
                }
            }
            retireWhoLearned(old);
            while (!closed && total < settings.minInstances() && !now.isBefore(nextSpare)) {
                startOne();
            }
        }
        old.forEach(instance -> Thread.startVirtualThread(() -> {
            instance.retire(Duration.ofSeconds(2));
            left(instance);
        }));
    }

    /** Once there is another to serve, so that no caller waits for a start. */
    private void retireWhoLearned(List<Instance> old) {
        Optional<Instance> learner = closed
                ? Optional.empty()
                : roomy.stream()
                        .filter(instance -> instance.isIdle() && instance.hasLearned())
                        .findFirst();
        if (learner.isEmpty()) {
            return;
        }
        if (total - starting > 1 || settings.maxInstances() == 1) {
            roomy.remove(learner.get());
            if (alive.remove(learner.get())) {
                total--;
                leaving.add(learner.get());
                old.add(learner.get());
            }
        } else if (starting == 0 && total < settings.maxInstances()) {
            startOne();
        }
    }

    private synchronized void left(Instance instance) {
        leaving.remove(instance);
    }

    private boolean hasIdled(Instance instance, Instant now) {
        return instance.isIdle()
                && instance.idleSince().plus(settings.idleAfter()).isBefore(now);
    }

    synchronized List<Long> processes() {
        return alive.stream().map(Instance::pid).toList();
    }

    synchronized PoolStatistics statistics(long answered, long failed, long refused) {
        int idle = (int) roomy.stream().filter(Instance::isIdle).count();
        return new PoolStatistics(total, idle, starting, started, died, answered, failed, refused);
    }

    void close(Duration grace) {
        List<Instance> all;
        synchronized (this) {
            closed = true;
            leaving.forEach(instance -> instance.kill("the function is shut down"));
            all = List.copyOf(alive);
            waiters.forEach(waiter -> waiter.complete(new Full("the function is shut down")));
            waiters.clear();
            roomy.clear();
        }
        var threads = all.stream()
                .map(instance -> Thread.startVirtualThread(() -> instance.stop(grace)))
                .toList();
        try {
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException e) {
            all.forEach(instance -> instance.kill("the function is shut down"));
            Thread.currentThread().interrupt();
        }
    }

    private void startOne() {
        total++;
        starting++;
        started++;
        Thread.startVirtualThread(this::start);
    }

    private void start() {
        try {
            Instance instance = Instance.launch(origin);
            register(instance);
            awaitReady(instance);
        } catch (IOException e) {
            startFailed("the instance could not be started: " + e.getMessage(), true);
        }
    }

    private void register(Instance instance) {
        boolean unwanted;
        synchronized (this) {
            alive.add(instance);
            unwanted = closed;
        }
        if (unwanted) {
            instance.kill("the function is shut down");
        }
        instance.onExit(() -> exited(instance));
    }

    private void awaitReady(Instance instance) {
        Duration limit = settings.initTimeout();
        try {
            instance.ready()
                    .get(limit.toMillis(), TimeUnit.MILLISECONDS)
                    .ifPresentOrElse(reason -> abandon(instance, reason), () -> startSucceeded(instance));
        } catch (TimeoutException e) {
            abandon(instance, "the instance was not ready within " + limit.toMillis() + " ms");
        } catch (ExecutionException e) {
            throw new IllegalStateException("readiness completes without exceptions", e);
        } catch (InterruptedException e) {
            abandon(instance, "the start was interrupted");
            Thread.currentThread().interrupt();
        }
    }

    private void abandon(Instance instance, String reason) {
        instance.kill(reason);
        if (origin.ahead().distrust(instance.startedAs(), reason)) {
            synchronized (this) {
                total++; // the failed one leaves the count when it is gone
            }
            start();
        } else {
            startFailed(reason, false);
        }
    }

    private synchronized void startSucceeded(Instance instance) {
        starting--;
        offer(instance);
    }

    private synchronized void startFailed(String reason, boolean neverAlive) {
        starting--;
        if (neverAlive) {
            total--;
        }
        nextSpare = origin.clock().instant().plus(RETRY);
        while (waiters.size() > starting * settings.concurrency()) {
            waiters.remove().complete(new NotReady(reason));
        }
    }

    private synchronized void exited(Instance instance) {
        if (alive.remove(instance)) {
            total--;
            died++;
            roomy.remove(instance);
        }
    }

    private synchronized void offer(Instance instance) {
        while (!waiters.isEmpty() && instance.hasRoom()) {
            waiters.remove().complete(grant(instance));
        }
        instance.idleSince(origin.clock().instant());
        keepIfRoomy(instance);
    }

    private static Granted grant(Instance instance) {
        instance.take();
        return new Granted(instance);
    }

    private void keepIfRoomy(Instance instance) {
        roomy.remove(instance);
        if (!closed && instance.hasRoom()) {
            roomy.push(instance);
        }
    }
}
