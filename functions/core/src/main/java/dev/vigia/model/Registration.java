package dev.vigia.model;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Registers versions of models and keeps the audit of it. A version never changes; which one is live does. In two steps,
 * since a baseline is made for a version's number: what is registered and not adopted answers only who names its number.
 */
public final class Registration {
    private static final int MOST_TRIES = 20;

    /** The longest that settings are served from memory, and as much again as a third of it for clocks that differ. */
    private static final Duration GROWTH_AHEAD = CachingModelRegistry.OUTAGE.plusMinutes(5);

    private static final Duration SLICE = Duration.ofMinutes(5);

    private final ModelRegistry registry;
    private final InstantSource clock;
    private final String actor;

    /** @param actor who does it, for the audit */
    public Registration(ModelRegistry registry, InstantSource clock, String actor) {
        this.registry = registry;
        this.clock = clock;
        this.actor = actor;
    }

    /** Stores the next version of a model, of a new one the first. */
    public RegisteredVersion register(ModelDefinition definition) {
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            List<RegisteredVersion> before = registry.versions(definition.model());
            int next = before.isEmpty() ? 1 : before.getLast().id().number() + 1;
            RegisteredVersion version = new RegisteredVersion(
                    new ModelVersion(definition.model(), next),
                    SchemaJson.hash(definition.schema()),
                    definition.scorer(),
                    definition.preprocessing(),
                    clock.instant());
            if (registry.register(version, definition.schema())) {
                audit(definition.model(), "version registered", "version " + next);
                return version;
            }
        }
        throw new StoreUnavailableException(
                "versions of " + definition.model() + " were registered by others again and again");
    }

    /** Stores a baseline of a version, under a name that tells it, and compares windows from now on with it. */
    public String putBaseline(ModelVersion version, byte[] packed) {
        String id = "v" + version.number() + "-" + Sha256.hex(packed).substring(0, 12);
        registry.putBaseline(version.model(), id, packed);
        Instant now = clock.instant();
        change(version, model -> model.withBaseline(version.number(), now, id));
        audit(version.model(), "baseline adopted", "version " + version.number() + ", baseline " + id);
        return id;
    }

    /** Lets a version answer the calls that name none; makes the model if it is new. */
    public void makeLive(ModelVersion version) {
        if (registry.version(version).isEmpty()) {
            throw new IllegalArgumentException("there is no " + version);
        }
        change(version, model -> model.withLive(version.number()));
        audit(version.model(), "live", "version " + version.number());
    }

    /**
     * Lets a version beside the live one answer a share of the calls that name none.
     *
     * @throws IllegalArgumentException if there is no such version or model, or it is the live one
     */
    public void split(ModelVersion version, double share) {
        TrafficSplit split = new TrafficSplit(version.number(), share);
        boolean other = registry.model(version.model())
                .filter(model -> model.live() != version.number())
                .isPresent();
        if (!other || registry.version(version).isEmpty()) {
            throw new IllegalArgumentException(version + ": expected a registered version beside the live one");
        }
        change(version, model -> model.withSplit(split));
        audit(version.model(), "traffic split", "version " + version.number() + " takes " + share);
    }

    /**
     * Lets a model's log be written to more partitions, from a time ahead: whoever remembers the settings must have asked for
     * them again by then, those that serve from memory while the store is down included, or rows would be written where others
     * do not look, and not be looked for where they are.
     *
     * @param count how many, more than there are or are to be
     * @return the instant from which new ids are spread over them
     * @throws IllegalArgumentException if there is no such model, or not fewer shards than that, or it is over 1,000
     */
    public Instant growShards(ModelName model, int count) {
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            Model before = registry.model(model)
                    .orElseThrow(() -> new IllegalArgumentException("there is no model '" + model + "'"));
            int least = before.shards().latest() + 1;
            if (count < least) {
                throw new IllegalArgumentException("shards " + count + ": expected at least " + least + ", since "
                        + model + " has " + (least - 1) + " and they only grow");
            }
            Instant from = after(before.shards());
            if (registry.update(before.withShards(from, count))) {
                audit(model, "shards grow", "to " + count + " from " + from);
                return from;
            }
        }
        throw new StoreUnavailableException(model + " was changed by others again and again");
    }

    /**
     * Changes a model's budget of false alarms, log failure policy or retention.
     *
     * @param change makes the next revision ({@link Model#withSettings}); called again where another change came first
     * @return the model as it is then
     * @throws IllegalArgumentException if there is no such model
     */
    public Model changeSettings(ModelName model, UnaryOperator<Model> change) {
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            Model before = registry.model(model)
                    .orElseThrow(() -> new IllegalArgumentException("there is no model '" + model + "'"));
            Model next = change.apply(before);
            if (registry.update(next)) {
                audit(
                        model,
                        "settings",
                        "false alarms " + next.budget().alarms() + " in "
                                + next.budget().period().toDays() + " days, retention "
                                + next.retention().toDays()
                                + " days, on log failure " + next.onLogFailure());
                return next;
            }
        }
        throw new StoreUnavailableException(model + " was changed by others again and again");
    }

    /** The first whole five minutes of which nobody can have remembered otherwise, after what is set already. */
    private Instant after(Dated<Integer> shards) {
        Instant safe = clock.instant().plus(GROWTH_AHEAD);
        Instant last = shards.entries().getLast().from();
        Instant free = safe.isAfter(last) ? safe : last.plusMillis(1);
        long slice = SLICE.toMillis();
        return Instant.ofEpochMilli(Math.ceilDiv(free.toEpochMilli(), slice) * slice);
    }

    private interface Change {
        Model apply(Model model);
    }

    private void change(ModelVersion version, Change change) {
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            Model model = registry.model(version.model()).orElse(null);
            if (model == null) {
                registry.create(Model.of(version.model()).withLive(version.number()));
            } else if (registry.update(change.apply(model))) {
                return;
            }
        }
        throw new StoreUnavailableException(version.model() + " was changed by others again and again");
    }

    private void audit(ModelName model, String action, String detail) {
        registry.audit(new AuditEntry(model, clock.instant(), actor, action, detail));
    }
}
