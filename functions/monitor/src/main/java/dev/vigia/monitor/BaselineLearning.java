package dev.vigia.monitor;

import dev.vigia.inference.InferenceLog;
import dev.vigia.inference.LoggedRequest;
import dev.vigia.inference.Status;
import dev.vigia.model.AuditEntry;
import dev.vigia.model.Model;
import dev.vigia.model.ModelRegistry;
import dev.vigia.model.RegisteredVersion;
import dev.vigia.model.Schema;
import dev.vigia.multivariate.BaselineSample;
import dev.vigia.profile.Baseline;
import dev.vigia.profile.BaselineBuilder;
import java.time.Duration;
import java.time.Instant;

/** Learns a baseline from the first rows of a version that came without one; until then its health is unknown. */
final class BaselineLearning {
    /** Enough for deciles to be known within 2 % of rank, and for a row score's limit at 1 %. */
    static final int LEAST_ROWS = 2_000;

    private static final long SEED = 1;
    private static final Duration SLICE = Duration.ofHours(1);

    private final ModelRegistry registry;
    private final InferenceLog log;

    BaselineLearning(ModelRegistry registry, InferenceLog log) {
        this.registry = registry;
        this.log = log;
    }

    /** The model as it is, or with the baseline that its rows so far are enough for. */
    Model learn(Model model, RegisteredVersion version, Instant now) {
        if (model.baselines().containsKey(version.id().number())) {
            return model;
        }
        Schema schema = registry.schema(model.name(), version.schemaHash()).orElseThrow();
        BaselineBuilder builder = new BaselineBuilder(version.id(), schema, SEED);
        Instant read = read(model, version, now, builder);
        return builder.size() < LEAST_ROWS ? model : adopt(model, version, builder, read, now);
    }

    /** Reads closed slices until there are rows enough. Returns where it stopped. */
    private Instant read(Model model, RegisteredVersion version, Instant now, BaselineBuilder builder) {
        Instant closed = now.minus(model.cadence().at(now).grace());
        Instant from = version.registeredAt();
        while (from.isBefore(closed) && builder.size() < LEAST_ROWS) {
            Instant to = from.plus(SLICE).isBefore(closed) ? from.plus(SLICE) : closed;
            log.read(model.name(), from, to, request -> {
                if (usable(request, version)) {
                    builder.add(request.rows());
                }
            });
            from = to;
        }
        return from;
    }

    private static boolean usable(LoggedRequest request, RegisteredVersion version) {
        return request.version().equals(version.id())
                && request.schemaHash().equals(version.schemaHash())
                && (request.status() == Status.SCORED || request.status() == Status.CAPTURED);
    }

    private Model adopt(Model model, RegisteredVersion version, BaselineBuilder builder, Instant from, Instant now) {
        String id = "learned-" + now.getEpochSecond();
        Baseline baseline = builder.build(id, now);
        registry.putBaseline(model.name(), id, baseline.pack());
        BaselineSample.pack(builder, baseline)
                .ifPresent(rows -> registry.putBaseline(model.name(), BaselineSample.id(id), rows));
        Model next = model.withBaseline(version.id().number(), from, id);
        if (!registry.update(next)) {
            return model;
        }
        registry.audit(new AuditEntry(
                model.name(), now, "monitor", "baseline learned", id + " from " + builder.size() + " rows"));
        return next;
    }
}
