package dev.vigia.local.backtest;

import dev.vigia.profile.Baseline;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks back on past rows: those of the first days are the baseline, and each later hour is checked as it would have been.
 * Then the same on shuffled rows, where nothing can have changed from one hour to the next and every alarm is false.
 *
 * <p>The rows are read several times; memory holds the hour of each row, and the profiles of 500 hours.
 */
public final class Backtest {
    private final Past past;
    private final BacktestOptions options;

    public Backtest(Past past, BacktestOptions options) {
        this.past = past;
        this.options = options;
    }

    /**
     * Runs it.
     *
     * @throws dev.vigia.local.file.BadInputException if there are no rows, one has no time, or no hour is left after the
     *     baseline's
     */
    public BacktestResult run() throws IOException {
        RowHours hours = past.hours();
        Trial real = new Trial(past, hours, options);
        Baseline baseline = real.baseline();
        List<BacktestResult.Hour> checked = real.run(baseline);
        List<BacktestResult.Trial> shuffled = new ArrayList<>();
        for (int i = 0; i < options.shuffles(); i++) {
            Trial trial = new Trial(past, hours.shuffled(options.seed() + i), options);
            List<BacktestResult.Hour> without = trial.run(trial.baseline());
            shuffled.add(new BacktestResult.Trial(
                    without.size(),
                    (int) BacktestResult.breached(without),
                    Incidents.count(without, options.policy())));
        }
        return new BacktestResult(
                past.name(),
                options,
                real.baselineWindow(),
                baseline.seen(),
                baseline.time().isPresent(),
                checked,
                shuffled);
    }
}
