package dev.vigia.local.check;

import dev.vigia.check.Words;
import dev.vigia.inference.Rows;
import dev.vigia.local.file.BadInputException;
import dev.vigia.local.file.RowReader;
import dev.vigia.model.ModelName;
import dev.vigia.model.ModelVersion;
import dev.vigia.model.Schema;
import dev.vigia.multivariate.JointRows;
import dev.vigia.multivariate.RowReservoir;
import dev.vigia.performance.LabelledColumns;
import dev.vigia.performance.LabelledRows;
import dev.vigia.performance.LabelledRows.Labels;
import dev.vigia.profile.Baseline;
import dev.vigia.profile.BaselineBuilder;
import dev.vigia.profile.HourlyCounts;
import dev.vigia.schema.ColumnFacts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A baseline, and the columns beside it that are left out of every file.
 *
 * @param ignored columns that are not read
 * @param facts what was seen of each column; empty where the schema was given
 * @param different identifiers of which no value stood twice, by the baseline's rows and not by a limit
 * @param rows a sample of whole rows; null where a stored baseline has none
 * @param labelled what was predicted and came true; null without such columns, or where a stored baseline has none
 */
record Reference(
        Baseline baseline,
        Set<String> ignored,
        Map<String, ColumnFacts> facts,
        Set<String> different,
        @Nullable JointRows rows,
        @Nullable LabelledRows labelled) {
    /** Files are of no model; this stands for one. */
    static final ModelVersion MODEL = new ModelVersion(new ModelName("file"), 1);

    Reference {
        ignored = Set.copyOf(ignored);
        facts = Map.copyOf(facts);
        different = Set.copyOf(different);
    }

    Schema schema() {
        return baseline.schema();
    }

    /**
     * Builds a baseline from a file, under a schema that was given or, read twice, that it shows.
     *
     * @param time the column of times, which is no feature; null: there is none
     */
    static Reference build(RowReader file, Optional<Path> schemaFile, Columns columns, @Nullable String time, long seed)
            throws IOException {
        FileSchema schema = FileSchema.of(file, schemaFile, columns, time);
        BaselineBuilder builder = new BaselineBuilder(MODEL, schema.schema(), seed);
        RowReservoir sample = new RowReservoir(schema.schema(), seed);
        Optional<LabelledColumns> outputs = LabelledColumns.of(schema.schema());
        LabelledRows labelled = outputs.map(both -> both.none(schema.schema(), seed))
                .orElseGet(() -> new LabelledRows(new Labels(), seed));
        file.<Rows>rows(schema.schema(), schema.ignored(), () -> (first, rows) -> rows, rows -> {
            builder.add(rows);
            sample.add(rows);
            outputs.ifPresent(both -> both.add(rows, labelled));
        });
        if (builder.size() == 0) {
            throw FileSchema.noRows(file.file().path());
        }
        return new Reference(
                builder.build("baseline", Instant.EPOCH),
                schema.ignored(),
                schema.facts(),
                schema.different(),
                sample.rows(),
                outputs.map(both -> labelled).orElse(null));
    }

    /**
     * The same with what the baseline's times show.
     *
     * @throws BadInputException if there are fewer days than that can be learned from
     */
    Reference withTime(RowReader file, String time) throws IOException {
        HourlyCounts hours = HoursOfFile.count(file, HourlyCounts.ofOwnRows(baseline), ignored, time, new HashMap<>());
        return hours.learn()
                .map(learned -> new Reference(baseline.withTime(learned), ignored, facts, different, rows, labelled))
                .orElseThrow(() -> BadInputException.of(
                        file.file().path(),
                        "column '" + time + "' holds " + Words.count(hours.days(), "day") + ": expected "
                                + HourlyCounts.LEAST_DAYS + " or more, to tell how hours vary (without --time, rows are"
                                + " taken as independent)"));
    }
}
