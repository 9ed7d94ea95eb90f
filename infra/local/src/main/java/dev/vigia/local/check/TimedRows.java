package dev.vigia.local.check;

import dev.vigia.inference.Rows;
import dev.vigia.local.file.Timestamps;
import dev.vigia.model.Feature;
import dev.vigia.model.FeatureType;
import dev.vigia.model.Role;
import dev.vigia.model.Schema;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Rows, and the time of each.
 *
 * @param times empty where nobody asked for them
 */
record TimedRows(Rows rows, List<Instant> times) {
    /**
     * How rows are read with their times.
     *
     * @param kept the schema that the rows have in the end
     * @param time the column of times, which is read behind the schema's where that lacks it; null: nobody asks
     */
    record Reading(Schema kept, @Nullable String time, Path file) {
        private boolean isBehind() {
            return time != null && kept.position(time).isEmpty();
        }

        /** The schema to read under. */
        Schema schema() {
            if (time == null || !isBehind()) {
                return kept;
            }
            List<Feature> features = new ArrayList<>(kept.features());
            features.add(Feature.of(time, FeatureType.TEXT, Role.IGNORED));
            return new Schema(features);
        }

        /** The columns to leave out, of those that are left out otherwise. */
        Set<String> ignored(Set<String> ignored) {
            Set<String> others = new HashSet<>(ignored);
            others.removeIf(name -> name.equals(time));
            return others;
        }

        /**
         * Parts rows from their times.
         *
         * @throws dev.vigia.local.file.BadInputException if a row has no time
         */
        TimedRows part(long firstRow, Rows rows) {
            if (time == null) {
                return new TimedRows(rows, List.of());
            }
            int place = rows.schema().position(time).orElseThrow();
            List<Instant> times = Timestamps.of(rows.column(place), file, time, firstRow);
            return isBehind()
                    ? new TimedRows(new Rows(kept, rows.size(), rows.columns().subList(0, place), rows.extras()), times)
                    : new TimedRows(rows, times);
        }
    }
}
