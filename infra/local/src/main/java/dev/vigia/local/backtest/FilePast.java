package dev.vigia.local.backtest;

import dev.vigia.inference.Rows;
import dev.vigia.local.check.Columns;
import dev.vigia.local.check.FileSchema;
import dev.vigia.local.file.Progress;
import dev.vigia.local.file.RowFiles;
import dev.vigia.local.file.RowReader;
import dev.vigia.model.Schema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rows of a file with a column of times. The file is read each time. */
public final class FilePast implements Past {
    private final Path file;
    private final String time;
    private final Progress progress;
    private final int threads;
    private final FileSchema schema;

    private FilePast(Path file, String time, Progress progress, int threads, FileSchema schema) {
        this.file = file;
        this.time = time;
        this.progress = progress;
        this.threads = threads;
        this.schema = schema;
    }

    /**
     * Opens a file.
     *
     * @param schema a schema's JSON with limits; null: inferred from the file
     * @throws dev.vigia.local.file.BadInputException if it cannot be read, or has no such columns
     */
    public static FilePast open(
            Path file, @Nullable Path schema, Columns columns, String time, Progress progress, int threads)
            throws IOException {
        RowReader reader = new RowReader(RowFiles.open(file), progress, threads);
        return new FilePast(
                file, time, progress, threads, FileSchema.of(reader, Optional.ofNullable(schema), columns, time));
    }

    @Override
    public String name() {
        return String.valueOf(file.getFileName());
    }

    @Override
    public Schema schema() {
        return schema.schema();
    }

    @Override
    public RowHours hours() throws IOException {
        return RowHours.read(reader(), time);
    }

    @Override
    public void read(Taking taking) throws IOException {
        reader().<Block>rows(
                        schema.schema(),
                        schema.ignored(),
                        () -> Block::new,
                        block -> taking.take(block.first, block.rows));
    }

    private record Block(long first, Rows rows) {}

    private RowReader reader() throws IOException {
        return new RowReader(RowFiles.open(file), progress, threads);
    }
}
