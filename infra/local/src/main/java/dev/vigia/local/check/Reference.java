package dev.vigia.local.check;

import dev.vigia.inference.Rows;
import dev.vigia.local.file.BadInputException;
import dev.vigia.local.file.RowReader;
import dev.vigia.model.Feature;
import dev.vigia.model.ModelName;
import dev.vigia.model.ModelVersion;
import dev.vigia.model.Role;
import dev.vigia.model.Schema;
import dev.vigia.profile.Baseline;
import dev.vigia.profile.BaselineBuilder;
import dev.vigia.schema.ColumnFacts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A baseline, and the columns beside it that are left out of every file.
 *
 * @param ignored columns that are not read
 * @param facts what was seen of each column; empty where the schema was given
 */
record Reference(Baseline baseline, Set<String> ignored, Map<String, ColumnFacts> facts) {
    /** Files are of no model; this stands for one. */
    static final ModelVersion MODEL = new ModelVersion(new ModelName("file"), 1);

    Reference {
        ignored = Set.copyOf(ignored);
        facts = Map.copyOf(facts);
    }

    Schema schema() {
        return baseline.schema();
    }

    /** Builds a baseline from a file, under a schema that was given or, read twice, that it shows. */
    static Reference build(RowReader file, Optional<Path> schemaFile, Columns columns, long seed) throws IOException {
        Path path = file.file().path();
        Map<String, ColumnFacts> facts = schemaFile.isPresent() ? Map.of() : facts(file, columns);
        Schema whole = schemaFile.isPresent()
                ? SchemaChoice.read(schemaFile.get(), columns)
                : SchemaChoice.infer(file.file(), facts, columns);
        schemaFile.ifPresent(from -> requireColumns(whole, file, from));
        Set<String> names = new HashSet<>(file.file().names());
        names.addAll(facts.keySet()); // rows of JSON name their own
        Set<String> ignored = ignored(whole, columns, names);
        Schema schema = new Schema(whole.features().stream()
                .filter(feature -> feature.role() != Role.IGNORED)
                .toList());
        BaselineBuilder builder = new BaselineBuilder(MODEL, schema, seed);
        file.<Rows>rows(schema, ignored, () -> (first, rows) -> rows, builder::add);
        if (builder.size() == 0) {
            throw noRows(path);
        }
        return new Reference(builder.build("baseline", Instant.EPOCH), ignored, facts);
    }

    private static Map<String, ColumnFacts> facts(RowReader file, Columns columns) throws IOException {
        RowReader.Facts facts = file.facts(columns.ignored());
        if (facts.rows() == 0) {
            throw noRows(file.file().path());
        }
        return facts.columns();
    }

    private static BadInputException noRows(Path path) {
        return BadInputException.of(path, "has a header and no rows: expected rows to compare with");
    }

    private static void requireColumns(Schema schema, RowReader file, @Nullable Path from) {
        List<String> names = file.file().names();
        for (Feature feature : schema.features()) {
            if (!names.isEmpty() && feature.role() != Role.IGNORED && !names.contains(feature.name())) {
                throw BadInputException.of(
                        file.file().path(),
                        "has no column '" + feature.name() + "', which " + from + " names: expected one of "
                                + SchemaChoice.some(names));
            }
        }
    }

    /** What the schema ignores, the user does, and, where he names the features, every other column. */
    private static Set<String> ignored(Schema schema, Columns columns, Set<String> names) {
        Set<String> ignored = schema.features().stream()
                .filter(feature -> feature.role() == Role.IGNORED)
                .map(Feature::name)
                .collect(Collectors.toSet());
        ignored.addAll(columns.ignored());
        names.stream().filter(name -> !columns.isWanted(name)).forEach(ignored::add);
        return ignored;
    }
}
