package dev.vigia.local.check;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vigia.local.file.BadInputException;
import dev.vigia.model.Feature;
import dev.vigia.model.FeatureType;
import dev.vigia.model.Role;
import dev.vigia.model.Schema;
import dev.vigia.model.SchemaJson;
import dev.vigia.multivariate.JointRows;
import dev.vigia.performance.LabelledRows;
import dev.vigia.profile.Baseline;
import dev.vigia.schema.SchemaProposal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A stored baseline: {@code schema.json} as it is checked, {@code baseline.bin}, {@code rows.bin} with a sample
 * of its rows, {@code performance.bin} with predictions and what came true where it has both, of numbers with the features' bins, and {@code proposed-schema.json}, the same
 * schema with limits to edit and to give to {@code --schema}.
 */
final class BaselineDirectory {
    private static final String SCHEMA = "schema.json";
    private static final String PROPOSED = "proposed-schema.json";
    private static final String PACKED = "baseline.bin";
    private static final String ROWS = "rows.bin";
    private static final String PERFORMANCE = "performance.bin";
    private static final ObjectMapper JSON = new ObjectMapper();

    private BaselineDirectory() {}

    /** Writes a baseline; the directory is made if it is not there. Returns the files that were written. */
    static List<Path> write(Path directory, Reference reference) throws IOException {
        Files.createDirectories(directory);
        List<Path> written = new ArrayList<>();
        written.add(Files.writeString(directory.resolve(SCHEMA), readable(whole(reference))));
        written.add(Files.write(directory.resolve(PACKED), reference.baseline().pack()));
        JointRows rows = reference.rows();
        if (rows != null) {
            written.add(Files.write(directory.resolve(ROWS), rows.pack()));
        }
        LabelledRows labelled = reference.labelled();
        if (labelled != null) {
            written.add(Files.write(directory.resolve(PERFORMANCE), labelled.pack()));
        }
        if (!reference.facts().isEmpty()) {
            written.add(Files.writeString(directory.resolve(PROPOSED), readable(proposed(reference))));
        }
        return written;
    }

    /** With the columns that are left out, so that they stay so. */
    private static Schema whole(Reference reference) {
        List<Feature> features = new ArrayList<>(reference.schema().features());
        reference.ignored().stream()
                .sorted()
                .forEach(name -> features.add(Feature.of(name, FeatureType.TEXT, Role.IGNORED)));
        return new Schema(features);
    }

    /** The schema that is checked, with limits proposed where the file was read for them. */
    static Schema proposed(Reference reference) {
        return new Schema(whole(reference).features().stream()
                .map(feature -> Optional.ofNullable(reference.facts().get(feature.name()))
                        .map(facts -> SchemaProposal.of(feature, facts))
                        .orElse(feature))
                .toList());
    }

    private static String readable(Schema schema) throws IOException {
        return JSON.readTree(SchemaJson.write(schema)).toPrettyString() + System.lineSeparator();
    }

    /** What a file of it holds; null where it was written before such were kept. */
    private static <T> @Nullable T part(Path file, Function<byte[], T> unpack) throws IOException {
        if (!Files.isRegularFile(file)) {
            return null;
        }
        try {
            return unpack.apply(Files.readAllBytes(file));
        } catch (IllegalArgumentException e) {
            throw BadInputException.of(file, e.getMessage() + ": expected what vigia baseline wrote");
        }
    }

    /** The identifiers that are proposed to be unique, as the rows showed them. */
    private static Set<String> different(Path directory, Schema schema) throws IOException {
        Path proposed = directory.resolve(PROPOSED);
        if (!Files.isRegularFile(proposed)) {
            return Set.of();
        }
        Set<String> identifiers = schema.features().stream()
                .filter(feature -> feature.role() == Role.IDENTIFIER)
                .map(Feature::name)
                .collect(Collectors.toSet());
        return SchemaChoice.read(proposed, Columns.ALL).features().stream()
                .filter(feature -> feature.constraints().unique() && identifiers.contains(feature.name()))
                .map(Feature::name)
                .collect(Collectors.toSet());
    }

    /**
     * Reads a baseline.
     *
     * @param schemaFile the same schema with other limits; empty: its own
     */
    static Reference read(Path directory, Optional<Path> schemaFile) throws IOException {
        Path packed = directory.resolve(PACKED);
        if (!Files.isRegularFile(packed)) {
            throw BadInputException.of(
                    directory, "has no " + PACKED + ": expected a file, or what vigia baseline wrote");
        }
        Path from = schemaFile.orElse(directory.resolve(SCHEMA));
        Schema whole = SchemaChoice.read(from, Columns.ALL);
        Schema schema = new Schema(whole.features().stream()
                .filter(feature -> feature.role() != Role.IGNORED)
                .toList());
        Set<String> ignored = whole.features().stream()
                .filter(feature -> feature.role() == Role.IGNORED)
                .map(Feature::name)
                .collect(Collectors.toSet());
        try {
            Baseline baseline = Baseline.unpack(Files.readAllBytes(packed), schema);
            return new Reference(
                    baseline,
                    ignored,
                    Map.of(),
                    different(directory, schema),
                    part(directory.resolve(ROWS), bytes -> JointRows.unpack(bytes, schema)),
                    part(directory.resolve(PERFORMANCE), LabelledRows::unpack));
        } catch (IllegalArgumentException e) {
            throw BadInputException.of(packed, e.getMessage() + " (" + from + ")");
        }
    }
}
