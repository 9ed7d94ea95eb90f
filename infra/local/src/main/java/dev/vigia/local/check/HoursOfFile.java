package dev.vigia.local.check;

import dev.vigia.local.file.RowReader;
import dev.vigia.local.file.Timestamps;
import dev.vigia.model.Feature;
import dev.vigia.model.Schema;
import dev.vigia.profile.HourlyCounts;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Counts a file's rows by hour, by its column of times: a second pass, once the baseline has its bins. */
final class HoursOfFile {
    private HoursOfFile() {}

    /**
     * Reads the file.
     *
     * @param counts to which the rows are added
     * @param ignored columns that are not read; the times' column may be among them
     * @param volumes takes how many rows each hour holds, by where it begins
     * @throws dev.vigia.local.file.BadInputException if a row has no time
     */
    static HourlyCounts count(
            RowReader file, HourlyCounts counts, Set<String> ignored, String time, Map<Instant, Long> volumes)
            throws IOException {
        Timestamps.require(file.file(), time);
        List<Feature> features = new ArrayList<>(counts.baseline().schema().features());
        features.removeIf(feature -> feature.name().equals(time));
        TimedRows.Reading reading =
                new TimedRows.Reading(new Schema(features), time, file.file().path());
        file.<TimedRows>rows(reading.schema(), reading.ignored(ignored), () -> reading::part, block -> {
            counts.add(block.rows(), block.times());
            block.times().forEach(at -> volumes.merge(at.truncatedTo(ChronoUnit.HOURS), 1L, Long::sum));
        });
        return counts;
    }
}
