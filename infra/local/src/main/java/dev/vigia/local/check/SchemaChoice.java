package dev.vigia.local.check;

import dev.vigia.local.file.BadInputException;
import dev.vigia.local.file.RowFile;
import dev.vigia.local.sagemaker.MonitorSchema;
import dev.vigia.model.Feature;
import dev.vigia.model.Role;
import dev.vigia.model.Schema;
import dev.vigia.model.SchemaJson;
import dev.vigia.schema.ColumnFacts;
import dev.vigia.schema.SchemaInference;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the schema under which files are compared. */
final class SchemaChoice {
    private SchemaChoice() {}

    /** The schema that a file holds, with the roles that the user names. */
    static Schema read(Path file, Columns columns) throws IOException {
        Schema schema;
        try {
            String text = Files.readString(file);
            schema = MonitorSchema.read(text).map(MonitorSchema::schema).orElseGet(() -> SchemaJson.read(text));
        } catch (NoSuchFileException e) {
            throw BadInputException.of(file, "is not there: expected a schema");
        } catch (MalformedInputException e) {
            throw BadInputException.of(file, "is not in UTF-8: expected a schema");
        } catch (IllegalArgumentException e) {
            throw BadInputException.of(file, String.valueOf(e.getMessage()));
        }
        requireNamed(columns, schema.positions().keySet().stream().toList(), file);
        return new Schema(schema.features().stream()
                .map(feature -> withRole(feature, columns))
                .toList());
    }

    private static Feature withRole(Feature feature, Columns columns) {
        String name = feature.name();
        if (!columns.isWanted(name)) {
            return with(feature, Role.IGNORED);
        }
        return columns.isRole(name) ? with(feature, role(name, columns)) : feature;
    }

    private static Feature with(Feature feature, Role role) {
        return new Feature(feature.name(), feature.type(), role, feature.sensitivity(), feature.constraints());
    }

    private static Role role(String name, Columns columns) {
        return name.equals(columns.prediction()) ? Role.PREDICTION : Role.TRUTH;
    }

    /** The schema that a file's values show. */
    static Schema infer(RowFile file, Map<String, ColumnFacts> facts, Columns columns) {
        Set<String> names = new LinkedHashSet<>(file.names().isEmpty() ? columns.ignored() : file.names());
        names.addAll(facts.keySet());
        requireNamed(columns, List.copyOf(names), file.path());
        List<Feature> features = new ArrayList<>();
        facts.forEach((name, seen) -> {
            if (columns.isWanted(name)) {
                features.add(feature(name, seen, columns));
            }
        });
        if (features.isEmpty()) {
            throw BadInputException.of(file.path(), "all columns are left out: expected a feature");
        }
        return new Schema(features);
    }

    private static Feature feature(String name, ColumnFacts seen, Columns columns) {
        if (columns.isRole(name)) {
            return Feature.of(name, SchemaInference.type(seen), role(name, columns));
        }
        var given = columns.named(name);
        if (given.isPresent()) {
            var type = given.get().type();
            return Feature.of(name, type == null ? SchemaInference.type(seen) : type, Role.FEATURE);
        }
        return SchemaInference.feature(name, seen);
    }

    private static void requireNamed(Columns columns, List<String> names, Path file) {
        List<String> asked = new ArrayList<>();
        columns.features().forEach(feature -> asked.add(feature.name()));
        asked.addAll(columns.ignored());
        if (columns.prediction() != null) {
            asked.add(columns.prediction());
        }
        if (columns.truth() != null) {
            asked.add(columns.truth());
        }
        for (String name : asked) {
            if (!names.contains(name)) {
                throw BadInputException.noColumn(file, name, "", names);
            }
        }
    }
}
