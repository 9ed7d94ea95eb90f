package dev.vigia.local.check;

import dev.vigia.inference.Column;
import dev.vigia.inference.Rows;
import dev.vigia.local.file.RowReader;
import dev.vigia.local.file.Timestamps;
import dev.vigia.model.Feature;
import dev.vigia.model.FeatureType;
import dev.vigia.model.Role;
import dev.vigia.model.Schema;
import dev.vigia.profile.Baseline;
import dev.vigia.profile.HourlyCounts;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Counts a file's rows by hour, by its column of times: a second pass, once the baseline has its bins. */
final class HoursOfFile {
    private HoursOfFile() {}

    /** Rows without their times, and these. */
    private record Timed(Rows rows, List<Instant> times) {}

    /**
     * Reads the file.
     *
     * @param ignored columns that are not read; the times' column may be among them
     * @throws dev.vigia.local.file.BadInputException if a row has no time
     */
    static HourlyCounts count(RowReader file, Baseline baseline, Set<String> ignored, String time) throws IOException {
        Timestamps.require(file.file(), time);
        HourlyCounts counts = new HourlyCounts(baseline);
        List<Feature> features = new ArrayList<>(baseline.schema().features());
        features.removeIf(feature -> feature.name().equals(time));
        Schema without = new Schema(features);
        features.add(Feature.of(time, FeatureType.TEXT, Role.IGNORED));
        Set<String> others = new HashSet<>(ignored);
        others.remove(time);
        file.<Timed>rows(
                new Schema(features),
                others,
                () -> (first, rows) -> timed(file, without, time, first, rows),
                block -> counts.add(block.rows(), block.times()));
        return counts;
    }

    private static Timed timed(RowReader file, Schema without, String time, long firstRow, Rows rows) {
        List<Column> columns = rows.columns();
        Column times = columns.get(without.size());
        return new Timed(
                new Rows(without, rows.size(), columns.subList(0, without.size()), List.of()),
                Timestamps.of(times, file.file().path(), time, firstRow));
    }
}
