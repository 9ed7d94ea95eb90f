package dev.vigia.local.check;

import dev.vigia.local.file.BadInputException;
import dev.vigia.local.file.RowReader;
import dev.vigia.model.Feature;
import dev.vigia.model.Role;
import dev.vigia.model.Schema;
import dev.vigia.schema.ColumnFacts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The schema under which a file's rows are read.
 *
 * @param schema without what is ignored
 * @param ignored columns that are not read
 * @param facts what was seen of each column; empty where the schema was given
 */
public record FileSchema(Schema schema, Set<String> ignored, Map<String, ColumnFacts> facts) {
    public FileSchema {
        ignored = Set.copyOf(ignored);
        facts = Map.copyOf(facts);
    }

    /**
     * The schema that was given or, by reading the file, that it shows.
     *
     * @param time the column of times, which is no feature; null: there is none
     * @throws BadInputException if the file has no rows, or not the columns that are named
     */
    public static FileSchema of(RowReader file, Optional<Path> schemaFile, Columns columns, @Nullable String time)
            throws IOException {
        Map<String, ColumnFacts> facts = schemaFile.isPresent() ? Map.of() : facts(file, columns, time);
        Schema whole = schemaFile.isPresent()
                ? SchemaChoice.read(schemaFile.get(), columns)
                : SchemaChoice.infer(file.file(), facts, columns);
        schemaFile.ifPresent(from -> requireColumns(whole, file, from));
        Schema schema = new Schema(whole.features().stream()
                .filter(feature ->
                        feature.role() != Role.IGNORED && !feature.name().equals(time))
                .toList());
        Set<String> names = new HashSet<>(file.file().names());
        names.addAll(facts.keySet()); // rows of JSON name their own
        Set<String> ignored = ignored(whole, columns, names);
        if (time != null) {
            ignored.add(time);
        }
        return new FileSchema(schema, ignored, facts);
    }

    /** The identifiers, of which no value stands twice in the file, or they would not be inferred; none where the schema was given. */
    Set<String> different() {
        return schema.features().stream()
                .filter(feature -> feature.role() == Role.IDENTIFIER && facts.containsKey(feature.name()))
                .map(Feature::name)
                .collect(Collectors.toSet());
    }

    private static Map<String, ColumnFacts> facts(RowReader file, Columns columns, @Nullable String time)
            throws IOException {
        Set<String> left = new HashSet<>(columns.ignored());
        if (time != null) {
            left.add(time);
        }
        RowReader.Facts facts = file.facts(left);
        if (facts.rows() == 0) {
            throw noRows(file.file().path());
        }
        return facts.columns();
    }

    static BadInputException noRows(Path path) {
        return BadInputException.of(path, "has a header and no rows: expected rows to compare with");
    }

    private static void requireColumns(Schema schema, RowReader file, @Nullable Path from) {
        List<String> names = file.file().names();
        for (Feature feature : schema.features()) {
            if (!names.isEmpty() && feature.role() != Role.IGNORED && !names.contains(feature.name())) {
                throw BadInputException.noColumn(
                        file.file().path(), feature.name(), ", which " + from + " names", names);
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
