package dev.vigia.local.file;

import dev.vigia.inference.Rows;
import dev.vigia.model.Schema;
import dev.vigia.schema.ColumnFacts;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Reads a file of rows, its blocks in parallel. */
public final class RowReader {
    /** Work on some rows, in one thread at a time. */
    public interface Task<R> {
        /** @param firstRow the number of the first of them in the file, from 0 */
        R run(long firstRow, Rows rows);
    }

    /** What was seen of each column, and how many rows there are. */
    public record Facts(Map<String, ColumnFacts> columns, long rows) {}

    private record Worker<R>(RowMaker maker, Task<R> task) {}

    private final RowFile file;
    private final Progress progress;
    private final int threads;

    /** @param threads how many work beside the one that reads, from 1 */
    public RowReader(RowFile file, Progress progress, int threads) {
        this.file = file;
        this.progress = progress;
        this.threads = threads;
    }

    public RowFile file() {
        return file;
    }

    /** Looks at every cell. Columns are in the order of the file, or in which rows name them. */
    public Facts facts(Set<String> ignored) throws IOException {
        List<FactMaker> made = new Pipeline<FactMaker, Block>(
                        threads,
                        () -> new FactMaker(file.path(), ignored),
                        (maker, block) -> {
                            maker.add(block);
                            return block;
                        },
                        block -> {})
                .run(file, progress);
        FactMaker all = new FactMaker(file.path(), ignored);
        made.forEach(all::merge);
        return new Facts(all.facts(), all.rows());
    }

    /**
     * Reads every row under a schema.
     *
     * @param ignored columns that are left out
     * @param tasks one for each thread
     * @param results what they return, in the order of the file
     */
    public <R> void rows(Schema schema, Set<String> ignored, Supplier<Task<R>> tasks, Consumer<R> results)
            throws IOException {
        new Pipeline<Worker<R>, R>(
                        threads,
                        () -> new Worker<>(new RowMaker(file.path(), schema, ignored), tasks.get()),
                        (worker, block) -> worker.task()
                                .run(block.firstRow(), worker.maker().rows(block)),
                        results)
                .run(file, progress);
    }
}
