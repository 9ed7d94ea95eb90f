package dev.vigia.local.check;

import dev.vigia.local.file.Progress;
import dev.vigia.local.file.RowFiles;
import dev.vigia.local.file.RowReader;
import dev.vigia.local.sagemaker.MonitorFiles;
import dev.vigia.model.Role;
import dev.vigia.profile.Baseline;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes a baseline of a file and stores it. */
public final class BaselineRun {
    /**
     * What was made.
     *
     * @param rows how many rows were read
     * @param kept how many of them it rests on
     * @param features how many features it has
     * @param notes how the file was read, where a person may have expected otherwise
     */
    public record Made(long rows, long kept, long features, List<String> notes, List<Path> files) {
        public Made {
            notes = List.copyOf(notes);
            files = List.copyOf(files);
        }
    }

    private BaselineRun() {}

    /**
     * Reads a file and writes its baseline to a directory.
     *
     * @param time the column of times, from which the baseline learns how hours vary; null: rows are taken as independent
     * @param sagemaker where SageMaker's statistics and constraints are written; null: nowhere
     * @throws dev.vigia.local.file.BadInputException if the file cannot be read
     */
    public static Made run(
            Path file,
            Path directory,
            Optional<Path> schema,
            Columns columns,
            @Nullable String time,
            @Nullable Path sagemaker,
            long seed,
            Progress progress,
            int threads)
            throws IOException {
        StatisticsAsRows.refuse(file);
        RowReader reader = new RowReader(RowFiles.open(file), progress, threads);
        Reference plain = Reference.build(reader, schema, columns, time, seed);
        Reference reference = time == null ? plain : plain.withTime(reader, time);
        Baseline baseline = reference.baseline();
        long features = baseline.schema().features().stream()
                .filter(feature -> feature.role() == Role.FEATURE)
                .count();
        List<Path> written = new ArrayList<>(BaselineDirectory.write(directory, reference));
        if (sagemaker != null) {
            written.addAll(MonitorFiles.baseline(sagemaker, BaselineDirectory.proposed(reference), baseline.profile()));
        }
        return new Made(
                baseline.seen(), baseline.rows(), features, reader.file().notes(), written);
    }
}
