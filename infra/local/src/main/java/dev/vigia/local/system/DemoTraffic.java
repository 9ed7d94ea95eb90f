package dev.vigia.local.system;

import dev.vigia.inference.InferenceLog;
import dev.vigia.local.demo.Demo;
import dev.vigia.local.demo.DemoControl;
import dev.vigia.local.demo.DemoModel;
import dev.vigia.local.demo.FlightTraffic;
import dev.vigia.local.demo.History;
import dev.vigia.local.demo.HistorySender;
import dev.vigia.local.demo.LiveTraffic;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Semaphore;

/** The demo's models and their callers: history once, then live traffic. */
final class DemoTraffic implements AutoCloseable {
    private static final long SEED = 2001;

    /** Longer than a start takes: until then no traffic is no silence. */
    private static final Duration STARTING = Duration.ofMinutes(30);

    private static final Duration STEADY_WITHIN = Duration.ofSeconds(30);

    private final DataDirectory data;
    private final URI loadBalancer;
    private final Console console;
    private final InstantSource clock;
    private final Semaphore room;
    private final InferenceLog log;
    private final DemoKeys keys;
    private final DemoRegistration registration;
    private final Closing live = new Closing();

    /** @param capacity how many requests the inference function takes at once; one of them is left to other callers */
    DemoTraffic(Stores stores, DataDirectory data, URI loadBalancer, int capacity, Console console, InstantSource clock)
            throws IOException {
        room = new Semaphore(Math.max(1, capacity - 1), true);
        this.data = data;
        this.loadBalancer = loadBalancer;
        this.console = console;
        this.clock = clock;
        log = stores.log();
        keys = DemoKeys.of(data.path());
        registration = new DemoRegistration(stores.registry(), stores.reports(), stores.artifacts(), keys);
    }

    String key(DemoModel model) {
        return keys.key(model);
    }

    /** Registers the models and hands in their history, or what a start that was ended early left of that. */
    void prepare() throws IOException, InterruptedException {
        if (Arrays.stream(DemoModel.values()).allMatch(this::isPrepared)) {
            pauseUntil(clock.instant().plus(STARTING));
            console.step("the demo's models and their history are there from before");
            return;
        }
        Demo demo = Demo.train();
        Instant now = clock.instant();
        for (DemoModel model : DemoModel.values()) {
            if (!registration.isRegistered(model)) {
                registration.register(demo.model(model), demo.baseline(model), now.truncatedTo(ChronoUnit.HOURS), now);
            }
        }
        pauseUntil(now.plus(STARTING));
        console.step("two models trained and registered");
        for (DemoModel model : DemoModel.values()) {
            History history = new History(demo.model(model), FlightTraffic.of(model, SEED), History.ROWS_PER_HOUR);
            new HistorySender(loadBalancer, keys.key(model), model)
                    .send(history.before(registration.historyEnd(model), DemoRegistration.HISTORY), batch -> {});
            console.step("two weeks of history of " + model.model() + " taken in");
        }
    }

    /** What is older than the log keeps is not looked for. */
    private boolean isPrepared(DemoModel model) {
        if (!registration.isRegistered(model)) {
            return false;
        }
        Instant end = registration.historyEnd(model);
        return end.plus(DemoRegistration.RETENTION).isBefore(clock.instant().plus(DemoRegistration.HISTORY))
                || HistorySender.isSent(log, model, end);
    }

    /** Begins live traffic, and waits until there are instances enough for it. Its rows differ from start to start. */
    void begin() throws InterruptedException {
        Instant now = clock.instant();
        pauseUntil(now);
        List<LiveTraffic> senders = new ArrayList<>();
        for (DemoModel model : DemoModel.values()) {
            senders.add(live.add(LiveTraffic.start(
                    FlightTraffic.of(model, now.toEpochMilli()),
                    LiveTraffic.Settings.of(loadBalancer, keys.key(model), model),
                    new DemoControl(data.path()),
                    room,
                    clock)));
        }
        for (LiveTraffic sender : senders) {
            sender.awaitSteady(STEADY_WITHIN);
        }
        console.step("live traffic");
    }

    private void pauseUntil(Instant until) {
        for (DemoModel model : DemoModel.values()) {
            registration.pauseUntil(model, until);
        }
    }

    @Override
    public void close() {
        live.close();
    }
}
