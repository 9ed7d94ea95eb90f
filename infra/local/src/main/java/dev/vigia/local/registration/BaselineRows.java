package dev.vigia.local.registration;

import dev.vigia.inference.Rows;
import dev.vigia.local.file.BadInputException;
import dev.vigia.local.file.Progress;
import dev.vigia.local.file.RowFiles;
import dev.vigia.local.file.RowReader;
import dev.vigia.model.Feature;
import dev.vigia.model.ModelDefinition;
import dev.vigia.model.ModelVersion;
import dev.vigia.model.Role;
import dev.vigia.model.Schema;
import dev.vigia.multivariate.BaselineSample;
import dev.vigia.profile.Baseline;
import dev.vigia.profile.BaselineBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A file of rows that windows of a model are to be compared with: features and predictions by their names. */
public final class BaselineRows {
    private static final long SEED = 1;

    private final Path path;
    private final RowReader file;

    /** @param progress is told how far the reading came */
    public BaselineRows(Path path, Progress progress) throws IOException {
        this.path = path;
        file = new RowReader(RowFiles.open(path), progress, Runtime.getRuntime().availableProcessors());
    }

    /** What a file came to. */
    public static final class Read {
        private final Baseline baseline;
        private final byte @Nullable [] sample;

        private Read(Baseline baseline, BaselineBuilder builder) {
            this.baseline = baseline;
            sample = BaselineSample.pack(builder, baseline).orElse(null);
        }

        /** Of the number 1: its version has not been registered yet. */
        public Baseline baseline() {
            return baseline;
        }

        /** Packed rows that are stored beside it ({@link BaselineSample}); empty if none can be compared as wholes. */
        public Optional<byte[]> sample() {
            return Optional.ofNullable(sample);
        }
    }

    /**
     * Reads the baseline of a version that has not been registered yet.
     *
     * @throws BadInputException if the file has no rows, or lacks a column of the schema, or (of JSON lines) none of its rows
     *     has a value of one
     */
    public Read read(ModelDefinition definition, Instant now) throws IOException {
        Schema schema = definition.schema();
        requireColumns(schema);
        BaselineBuilder builder = new BaselineBuilder(new ModelVersion(definition.model(), 1), schema, SEED);
        file.<Rows>rows(schema, Set.of(), () -> (first, rows) -> rows, builder::add);
        if (builder.size() == 0) {
            throw BadInputException.of(path, "has no rows: expected rows to compare with");
        }
        return new Read(builder.build("baseline", now), builder);
    }

    private void requireColumns(Schema schema) throws IOException {
        List<String> names = file.file().names();
        Set<String> present = new LinkedHashSet<>(names);
        if (names.isEmpty()) {
            present.addAll(file.facts(Set.of()).columns().keySet()); // rows of JSON name their own
        }
        for (Feature feature : schema.features()) {
            boolean wanted = feature.role() == Role.FEATURE || feature.role() == Role.PREDICTION;
            if (wanted && !present.contains(feature.name())) {
                String by = ", a " + feature.role().word() + " of the model";
                throw BadInputException.noColumn(path, feature.name(), by, present);
            }
        }
    }
}
