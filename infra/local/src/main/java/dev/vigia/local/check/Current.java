package dev.vigia.local.check;

import dev.vigia.inference.LoggedRequest;
import dev.vigia.inference.Rows;
import dev.vigia.inference.Status;
import dev.vigia.local.file.RowReader;
import dev.vigia.outlier.UnusualSample;
import dev.vigia.profile.Baseline;
import dev.vigia.profile.Profile;
import dev.vigia.profile.ProfileBuilder;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Profiles the current file, each thread for itself; merging is exact, so the sum does not depend on who read what. */
final class Current {
    private Current() {}

    /**
     * A file, read.
     *
     * @param unusual its rows with the highest outlier scores; empty if the baseline keeps none of its own
     */
    record Read(Profile profile, Optional<UnusualSample> unusual) {}

    /**
     * @param time the column of times; null: nobody asks for them
     * @param scores takes every row's outlier score, in order; null: nobody
     * @param repeats looks at every row, in order
     * @param others look at every row, in order
     */
    static Read read(
            RowReader file,
            Reference reference,
            @Nullable String time,
            @Nullable ScoreFile scores,
            Repeats repeats,
            Consumer<TimedRows> others)
            throws IOException {
        TimedRows.Reading reading =
                new TimedRows.Reading(reference.schema(), time, file.file().path());
        List<Profiling> threads = new CopyOnWriteArrayList<>();
        file.<Scored>rows(
                reading.schema(),
                reading.ignored(reference.ignored()),
                () -> {
                    Profiling thread = new Profiling(reference.baseline(), reading, scores != null);
                    threads.add(thread);
                    return thread;
                },
                block -> {
                    repeats.add(block.firstRow, block.rows.rows());
                    others.accept(block.rows);
                    if (scores != null) {
                        scores.write(block.firstRow, block.scores);
                    }
                });
        Profile profile = threads.stream()
                .map(thread -> thread.builder.build())
                .reduce(Profile::merge)
                .orElseGet(() -> Profile.empty(reference.baseline()));
        Optional<UnusualSample> unusual = UnusualSample.of(reference.baseline());
        unusual.ifPresent(all -> threads.forEach(thread -> thread.unusual.ifPresent(all::merge)));
        return new Read(profile, unusual);
    }

    /** A block's rows and their outlier scores; none if nobody asks. */
    private static final class Scored {
        private final long firstRow;
        private final TimedRows rows;
        private final double[] scores;

        Scored(long firstRow, TimedRows rows, double[] scores) {
            this.firstRow = firstRow;
            this.rows = rows;
            this.scores = scores;
        }
    }

    /** One thread's share. */
    private static final class Profiling implements RowReader.Task<Scored> {
        private final ProfileBuilder builder;
        private final Optional<UnusualSample> unusual;
        private final TimedRows.Reading reading;
        private final boolean scored;

        Profiling(Baseline baseline, TimedRows.Reading reading, boolean scored) {
            builder = Profile.builder(baseline);
            unusual = UnusualSample.of(baseline);
            this.reading = reading;
            this.scored = scored;
        }

        @Override
        public Scored run(long firstRow, Rows read) {
            TimedRows timed = reading.part(firstRow, read);
            Rows rows = timed.rows();
            LoggedRequest request = new LoggedRequest(
                    RowNumbers.id(firstRow), Reference.MODEL, Status.CAPTURED, "", rows, "", null, Instant.EPOCH);
            double[] scores = new double[scored ? rows.size() : 0];
            builder.add(request, (row, score) -> {
                if (scored) {
                    scores[row] = score;
                }
                unusual.ifPresent(sample -> sample.add(rows, request.id(), row, score));
            });
            return new Scored(firstRow, timed, scores);
        }
    }
}
