package dev.vigia.outlier;

import dev.vigia.profile.NumberProfile;
import java.util.Optional;

/**
 * Which new values to propose for a feature that moved: the window's own where nothing speaks for a burst or the line that fits
 * the bulk says the same, else those under the line, else median and interquartile range, and none where none can be had: a
 * wrong proposal is worse than none.
 */
final class NewValues {
    private static final double MOST_GUESSED = 0.05;

    private NewValues() {}

    static Proposal of(ColumnPair pair) {
        if (CleanWindow.is(pair)) {
            return plain(pair);
        }
        Optional<BulkLine> line = BulkLine.of(pair);
        if (line.isPresent()) {
            return line.get().isOfAllValues() ? plain(pair) : line.get().values();
        }
        return MiddleValues.of(pair);
    }

    /** The window's own; without quantiles where zeros are apart, whose share may have changed, or much lies beyond the bins. */
    private static Proposal plain(ColumnPair pair) {
        NumberProfile window = pair.window();
        double deviation = window.deviation().orElseThrow();
        Proposal proposal = Proposal.NONE.withMean(window.mean().orElseThrow(), deviation * deviation);
        Optional<Quartiles> quartiles = Quartiles.known(window);
        if (pair.areZerosApart() || quartiles.isEmpty()) {
            return proposal;
        }
        Proposal more =
                proposal.withMedian(quartiles.get().median(), quartiles.get().range());
        return pair.beyond() < MOST_GUESSED
                ? more.withQuantiles(share -> window.quantile(share).orElseThrow())
                : more;
    }
}
