package dev.vigia.ui.model;

import dev.vigia.check.Family;
import dev.vigia.check.ModelHealth;
import dev.vigia.check.Report;
import dev.vigia.check.ReportSummary;
import dev.vigia.incident.Incident;
import dev.vigia.model.Model;
import dev.vigia.model.ModelName;
import dev.vigia.model.ModelVersion;
import dev.vigia.model.Schema;
import dev.vigia.ui.Stores;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** Reads a model's facts, what changes seldom only once. One page's reads come one after the other. */
final class FactsReader {
    private static final int MOST_INCIDENTS = 20;

    private final Stores stores;
    private final ModelName name;
    private final InstantSource clock;
    private final Map<Series, LaneReader> lanes = new HashMap<>();
    private final Map<ModelVersion, Schema> schemas = new HashMap<>();
    private volatile @Nullable Reach reach;
    private @Nullable Reach last;

    private record Series(ModelVersion version, Lane lane) {}

    FactsReader(Stores stores, ModelName name, InstantSource clock) {
        this.stores = stores;
        this.name = name;
        this.clock = clock;
    }

    /** From the next read on, shows more or less of the past. */
    void look(Reach next) {
        reach = next;
    }

    /** Empty if there is no such model, or its live version is not registered. */
    Optional<Facts> read() {
        return stores.registry()
                .model(name)
                .flatMap(model -> schema(model.liveVersion()).map(schema -> facts(model, schema)));
    }

    private Facts facts(Model model, Schema schema) {
        Instant now = clock.instant();
        ModelVersion version = model.liveVersion();
        Reach chosen = reach;
        Reach shown = chosen == null ? Reach.of(model.cadence().at(now)) : chosen;
        if (shown != last) {
            lanes.clear();
            last = shown;
        }
        Instant since = now.minus(shown.length());
        SequencedMap<Lane, List<ReportSummary>> windows = new LinkedHashMap<>();
        List<Report> newest = new ArrayList<>();
        for (Lane lane : Lane.of(model, since)) {
            LaneReader reader = lanes.computeIfAbsent(
                    new Series(version, lane), key -> new LaneReader(stores.reports(), version, lane));
            List<ReportSummary> found = reader.windows(since, now);
            if (!found.isEmpty()) {
                windows.put(lane, found);
                reader.newest().ifPresent(newest::add);
            }
        }
        ModelHealth health = ModelHealth.of(version, stores.reports().standings(version), now);
        return new Facts(model, schema, now, shown, health, windows, newest, incidents(version));
    }

    /** The newest incidents, and whatever is open however old it is. */
    private List<Incident> incidents(ModelVersion version) {
        List<Incident> found = new ArrayList<>(stores.reports().incidents(name, MOST_INCIDENTS));
        for (Family family : Family.values()) {
            stores.reports()
                    .openIncident(version, family)
                    .filter(open -> found.stream().noneMatch(known -> known.id().equals(open.id())))
                    .ifPresent(found::add);
        }
        return found;
    }

    private Optional<Schema> schema(ModelVersion version) {
        Schema known = schemas.get(version);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<Schema> read = stores.registry()
                .version(version)
                .flatMap(found -> stores.registry().schema(name, found.schemaHash()));
        read.ifPresent(schema -> schemas.put(version, schema));
        return read;
    }
}
