package dev.vigia.local.backtest;

import dev.vigia.local.check.FileSchema;
import dev.vigia.local.file.Progress;
import dev.vigia.local.file.RowFiles;
import dev.vigia.local.file.RowReader;
import dev.vigia.profile.Baseline;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Looks back on a file: its first days are the baseline, and each later hour is checked as it would have been. Then the
 * same on shuffled rows, where nothing can have changed from one hour to the next and every alarm is false.
 *
 * <p>The file is read several times; memory holds the hour of each row, and the profiles of 500 hours.
 */
public final class Backtest {
    private final BacktestOptions options;
    private final Progress progress;
    private final int threads;

    public Backtest(BacktestOptions options, Progress progress, int threads) {
        this.options = options;
        this.progress = progress;
        this.threads = threads;
    }

    /**
     * Runs it.
     *
     * @throws dev.vigia.local.file.BadInputException if the file cannot be read, a row has no time, or no hour is left
     *     after the baseline's
     */
    public BacktestResult run() throws IOException {
        FileSchema schema =
                FileSchema.of(reader(), Optional.ofNullable(options.schema()), options.columns(), options.time());
        RowHours hours = RowHours.read(reader(), options.time());
        Trial real = trial(schema, hours);
        Baseline baseline = real.baseline();
        List<BacktestResult.Hour> checked = real.run(baseline);
        List<BacktestResult.Trial> shuffled = new ArrayList<>();
        for (int i = 0; i < options.shuffles(); i++) {
            Trial trial = trial(schema, hours.shuffled(options.seed() + i));
            List<BacktestResult.Hour> without = trial.run(trial.baseline());
            shuffled.add(new BacktestResult.Trial(without.size(), (int) BacktestResult.breached(without)));
        }
        return new BacktestResult(
                options, real.baselineWindow(), baseline.seen(), baseline.time().isPresent(), checked, shuffled);
    }

    private Trial trial(FileSchema schema, RowHours hours) throws IOException {
        return new Trial(reader(), schema.schema(), schema.ignored(), hours, options);
    }

    private RowReader reader() throws IOException {
        return new RowReader(RowFiles.open(options.file()), progress, threads);
    }
}
