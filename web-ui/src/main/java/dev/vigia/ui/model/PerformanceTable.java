package dev.vigia.ui.model;

import dev.vigia.check.Family;
import dev.vigia.check.Performance;
import dev.vigia.check.PerformanceMeasure;
import dev.vigia.check.PerformanceMeasure.Interval;
import dev.vigia.check.ReportSummary;
import dev.vigia.ui.words.Numbers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a model did in its newest windows, in words.
 *
 * @param names of the measures, at most {@value #MOST_MEASURES}
 * @param reference each measure in the rows that the model is held against
 * @param lines newest first
 */
record PerformanceTable(List<String> names, List<String> reference, List<Line> lines) {
    private static final int MOST_MEASURES = 4;
    private static final int MOST_LINES = 8;
    private static final String NONE = "–";
    private static final List<String> ORDER = List.of("auc", "brier", "log-loss", "accuracy", "mae", "rmse", "bias");

    /**
     * One window.
     *
     * @param labels how many of its predictions have a label by now
     * @param cells a measure each
     */
    record Line(Instant until, String labels, List<Cell> cells) {}

    /**
     * A measure in a window.
     *
     * @param estimated empty where it is not
     * @param measured empty while there are no labels for it
     */
    record Cell(String estimated, String measured) {}

    /** Of the windows that predicted anything; empty where there are none. */
    static Optional<PerformanceTable> of(Facts facts) {
        List<ReportSummary> windows = facts.windows().entrySet().stream()
                .filter(entry -> entry.getKey().family() == Family.PERFORMANCE)
                .flatMap(entry -> entry.getValue().stream())
                .filter(PerformanceTable::tells)
                .toList()
                .reversed();
        List<ReportSummary> newest = windows.subList(0, Math.min(MOST_LINES, windows.size()));
        List<String> names = ORDER.stream()
                .filter(name -> newest.stream().anyMatch(one -> find(one, name).isPresent()))
                .limit(MOST_MEASURES)
                .toList();
        return newest.isEmpty()
                ? Optional.empty()
                : Optional.of(new PerformanceTable(
                        names,
                        names.stream().map(name -> reference(newest, name)).toList(),
                        newest.stream().map(one -> line(one, names)).toList()));
    }

    private static boolean tells(ReportSummary summary) {
        Performance performance = summary.performance();
        return performance != null
                && (performance.labels() > 0 || (performance.predictions() != null && performance.predictions() > 0));
    }

    private static Optional<PerformanceMeasure> find(ReportSummary summary, String name) {
        Performance performance = summary.performance();
        return performance == null
                ? Optional.empty()
                : performance.measures().stream()
                        .filter(measure -> measure.name().equals(name))
                        .findFirst();
    }

    private static String reference(List<ReportSummary> windows, String name) {
        return windows.stream()
                .flatMap(one -> find(one, name).stream())
                .flatMap(measure -> Stream.ofNullable(measure.reference()))
                .findFirst()
                .map(Numbers::number)
                .orElse(NONE);
    }

    private static Line line(ReportSummary summary, List<String> names) {
        List<Cell> cells = new ArrayList<>();
        for (String name : names) {
            cells.add(find(summary, name)
                    .map(measure -> new Cell(words(measure.estimated()), words(measure.measured())))
                    .orElse(new Cell("", "")));
        }
        return new Line(summary.window().to(), labels(Objects.requireNonNull(summary.performance())), cells);
    }

    private static String labels(Performance performance) {
        Long predictions = performance.predictions();
        if (predictions == null || predictions == 0) {
            return Numbers.count(performance.labels());
        }
        double share = Math.min(1, (double) performance.labels() / predictions);
        return Numbers.count(performance.labels()) + " of " + Numbers.count(predictions) + " (" + Numbers.percent(share)
                + ")";
    }

    private static String words(@Nullable Interval interval) {
        if (interval == null) {
            return "";
        }
        Double low = interval.low();
        Double high = interval.high();
        return Numbers.number(interval.value())
                + (low == null || high == null ? "" : " (" + Numbers.number(low) + "–" + Numbers.number(high) + ")");
    }
}
