package dev.vigia.model;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A model's settings. What changes with time is dated, so that the past is still read as it was written.
 *
 * @param live the version that answers calls which name none
 * @param shards how many write partitions a slice has, from 1; it only grows
 * @param baselines by version number, the id of the baseline that windows are compared with
 * @param retention how long inferences are kept
 * @param pausedUntil an announced pause: no traffic until then is not silence; the epoch if none
 * @param split which calls that name no version another one answers; null if none
 * @param revision counts the changes; an update names the revision it was made from
 */
public record Model(
        ModelName name,
        int live,
        Dated<Integer> shards,
        Dated<Cadence> cadence,
        Map<Integer, Dated<String>> baselines,
        FalseAlarmBudget budget,
        LogFailurePolicy onLogFailure,
        Duration retention,
        Instant pausedUntil,
        @Nullable TrafficSplit split,
        long revision) {
    public Model {
        baselines = Map.copyOf(baselines);
        if (live < 1) {
            throw new IllegalArgumentException("live version " + live + ": expected a whole number from 1");
        }
        if (!retention.isPositive()) {
            throw new IllegalArgumentException("retention " + retention + ": expected more than nothing");
        }
        int before = 0;
        for (var entry : shards.entries()) {
            if (entry.value() <= before || entry.value() > 1000) {
                throw new IllegalArgumentException(
                        "shards " + entry.value() + " after " + before + ": expected 1 to 1,000, growing");
            }
            before = entry.value();
        }
    }

    /** A model whose live version answers all calls that name none. */
    public Model(
            ModelName name,
            int live,
            Dated<Integer> shards,
            Dated<Cadence> cadence,
            Map<Integer, Dated<String>> baselines,
            FalseAlarmBudget budget,
            LogFailurePolicy onLogFailure,
            Duration retention,
            Instant pausedUntil,
            long revision) {
        this(name, live, shards, cadence, baselines, budget, onLogFailure, retention, pausedUntil, null, revision);
    }

    /** A model with one shard, the deployed cadence, no baseline yet, kept for 90 days. */
    public static Model of(ModelName name) {
        return new Model(
                name,
                1,
                Dated.always(1),
                Dated.always(Cadence.DEPLOYED),
                Map.of(),
                FalseAlarmBudget.DEFAULT,
                LogFailurePolicy.ANSWER,
                Duration.ofDays(90),
                Instant.EPOCH,
                1);
    }

    /** The id of the baseline that windows of a version starting at an instant are compared with. */
    public Optional<String> baseline(int version, Instant when) {
        return Optional.ofNullable(baselines.get(version)).map(dated -> dated.at(when));
    }

    public ModelVersion liveVersion() {
        return new ModelVersion(name, live);
    }

    /**
     * The version that answers a call which names none. The same call meets the same one.
     *
     * @param position of the call's id, uniform in [0, 1)
     */
    public ModelVersion versionAt(double position) {
        return new ModelVersion(name, split != null && position < split.share() ? split.version() : live);
    }

    /** The versions that answer calls which name none, the live one first. */
    public List<ModelVersion> servedVersions() {
        return split == null || split.version() == live
                ? List.of(liveVersion())
                : List.of(liveVersion(), new ModelVersion(name, split.version()));
    }

    /** The next revision, in which no traffic until an instant is not silence. */
    public Model paused(Instant until) {
        return next(baselines, until);
    }

    /** The next revision, in which windows of a version from an instant on are compared with a baseline. */
    public Model withBaseline(int version, Instant from, String id) {
        Map<Integer, Dated<String>> next = new HashMap<>(baselines);
        next.merge(
                version, new Dated<>(List.of(new Dated.Entry<>(from, id))), (before, first) -> before.with(from, id));
        return next(next, pausedUntil);
    }

    /** The next revision, in which a version answers all calls that name none. */
    public Model withLive(int version) {
        return next(version, baselines, pausedUntil, null);
    }

    /** The next revision, in which a version beside the live one answers a share of the calls that name none. */
    public Model withSplit(TrafficSplit next) {
        return next(live, baselines, pausedUntil, next);
    }

    /**
     * The next revision, in which a slice has more write partitions from an instant on. Ids that are older stay where they are.
     *
     * @throws IllegalArgumentException if there are not more of them than before, or the instant is not after the last change's
     */
    public Model withShards(Instant from, int count) {
        return new Model(
                name,
                live,
                shards.with(from, count),
                cadence,
                baselines,
                budget,
                onLogFailure,
                retention,
                pausedUntil,
                split,
                revision + 1);
    }

    /** The next revision, with other settings; what is logged already is kept as long as it was to be. */
    public Model withSettings(FalseAlarmBudget nextBudget, LogFailurePolicy nextPolicy, Duration nextRetention) {
        return new Model(
                name,
                live,
                shards,
                cadence,
                baselines,
                nextBudget,
                nextPolicy,
                nextRetention,
                pausedUntil,
                split,
                revision + 1);
    }

    private Model next(Map<Integer, Dated<String>> nextBaselines, Instant nextPausedUntil) {
        return next(live, nextBaselines, nextPausedUntil, split);
    }

    private Model next(
            int nextLive,
            Map<Integer, Dated<String>> nextBaselines,
            Instant nextPausedUntil,
            @Nullable TrafficSplit nextSplit) {
        return new Model(
                name,
                nextLive,
                shards,
                cadence,
                nextBaselines,
                budget,
                onLogFailure,
                retention,
                nextPausedUntil,
                nextSplit,
                revision + 1);
    }
}
