package dev.vigia.local.system;

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

/** The demo's models and their callers: history once, then live traffic. */
final class DemoTraffic implements AutoCloseable {
    private static final long SEED = 2001;

    /** Longer than a start takes: until then no traffic is no silence. */
    private static final Duration STARTING = Duration.ofMinutes(30);

    private static final Duration STEADY_WITHIN = Duration.ofSeconds(5);

    private final DataDirectory data;
    private final URI loadBalancer;
    private final Console console;
    private final InstantSource clock;
    private final DemoKeys keys;
    private final DemoRegistration registration;
    private final Closing live = new Closing();

    DemoTraffic(Stores stores, DataDirectory data, URI loadBalancer, Console console, InstantSource clock)
            throws IOException {
        this.data = data;
        this.loadBalancer = loadBalancer;
        this.console = console;
        this.clock = clock;
        keys = DemoKeys.of(data.path());
        registration = new DemoRegistration(stores.registry(), stores.reports(), stores.artifacts(), keys);
    }

    String key(DemoModel model) {
        return keys.key(model);
    }

    /** Registers the models and hands in their history, if that was not done before. */
    void prepare() throws IOException, InterruptedException {
        if (Arrays.stream(DemoModel.values()).allMatch(registration::isRegistered)) {
            pauseUntil(clock.instant().plus(STARTING));
            console.step("the demo's models and their history are there from before");
            return;
        }
        Demo demo = Demo.train();
        Instant now = clock.instant();
        Instant historyEnd = now.truncatedTo(ChronoUnit.HOURS);
        for (DemoModel model : DemoModel.values()) {
            registration.register(demo.model(model), demo.baseline(model), historyEnd, now);
        }
        pauseUntil(now.plus(STARTING));
        console.step("two models trained and registered");
        for (DemoModel model : DemoModel.values()) {
            History history = new History(demo.model(model), FlightTraffic.of(model, SEED), History.ROWS_PER_HOUR);
            new HistorySender(loadBalancer, keys.key(model), model)
                    .send(history.before(historyEnd, DemoRegistration.HISTORY), batch -> {});
            console.step("two weeks of history of " + model.model() + " taken in");
        }
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
