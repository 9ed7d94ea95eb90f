package dev.vigia.profile;

import dev.vigia.stats.Dispersion;
import dev.vigia.stats.SlotChoice;
import dev.vigia.stats.TailCalibration;
import dev.vigia.stats.WindowCounts;
import dev.vigia.stats.WindowLaw;
import dev.vigia.stats.WindowLawFit;
import dev.vigia.stats.WindowTest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Learns a {@link WindowNull}: the law of each column, and over all columns together how heavy the tails are. */
final class WindowNullFit {
    /** Values in an hour below which the hour says nothing of a column. */
    private static final long LEAST_ROWS = 30;
    /** The most of a column's cells in the lowest or highest bin that say how extremes come. */
    private static final double MOST_AT_AN_END = 0.1;

    private final Baseline baseline;
    private final List<CoarseCells> cells;
    private final HourlyCounts counts;
    private final Map<String, WindowLaw> laws = new LinkedHashMap<>();
    private final Map<WindowTest, List<double[]>> leftOut = new EnumMap<>(WindowTest.class);
    private final Map<String, Dispersion> missing = new LinkedHashMap<>();
    private final Map<String, EndDispersion> ends = new LinkedHashMap<>();

    WindowNullFit(Baseline baseline, List<CoarseCells> cells, HourlyCounts counts) {
        this.baseline = baseline;
        this.cells = cells;
        this.counts = counts;
    }

    WindowNull fit() {
        List<ColumnLayout> columns = baseline.layout().columns();
        for (int i = 0; i < columns.size(); i++) {
            fit(i, columns.get(i).feature().name());
        }
        Map<WindowTest, TailCalibration> tails = new EnumMap<>(WindowTest.class);
        leftOut.forEach((test, values) -> tails.put(
                test,
                TailCalibration.of(
                        values.stream().flatMapToDouble(Arrays::stream).toArray())));
        WindowNull.Learned from = new WindowNull.Learned(counts.from(), counts.to(), counts.days(), counts.hours());
        Dispersion outliers = counts.dispersion(HourTally::outliers, HourTally::scored);
        return new WindowNull(from, cells(columns), laws, tails, missing, ends, outliers, pairs(), derived());
    }

    /** Of a bin that holds much, as one value may, nothing follows for what lies beyond it. */
    private Dispersion end(int column, ToLongFunction<HourTally> events) {
        double held = counts.all().stream()
                .mapToDouble(hour -> events.applyAsLong(hour.tally()))
                .sum();
        double rows = counts.all().stream()
                .mapToDouble(hour -> hour.tally().rows(column))
                .sum();
        return held <= MOST_AT_AN_END * rows ? counts.dispersion(events, hour -> hour.rows(column)) : Dispersion.NONE;
    }

    private DerivedNull derived() {
        return DerivedNull.of(counts.derivedCells(), counts.all(), LEAST_ROWS);
    }

    private @Nullable PairNull pairs() {
        int pairs = baseline.layout().pairs().pairs();
        List<PairSums> hours =
                counts.all().stream().map(hour -> hour.tally().pairs().sums()).toList();
        return pairs == 0 ? null : PairNull.of(pairs, hours);
    }

    private Map<String, CoarseCells> cells(List<ColumnLayout> columns) {
        return WindowNull.byName(columns, cells);
    }

    private void fit(int column, String name) {
        List<WindowCounts> hours = new ArrayList<>();
        for (HourlyCounts.Hourly hour : counts.all()) {
            long[] held = hour.tally().counts(column);
            if (Arrays.stream(held).sum() >= LEAST_ROWS) {
                hours.add(new WindowCounts(hour.hour(), held));
            }
        }
        Optional<WindowLawFit.Fitted> fitted = SlotChoice.best(cells.get(column).ordered(), hours);
        fitted.ifPresent(found -> {
            laws.put(name, found.law());
            found.leftOut()
                    .forEach((test, values) -> leftOut.computeIfAbsent(test, unseen -> new ArrayList<>())
                            .add(values));
        });
        missing.put(name, counts.dispersion(hour -> hour.missing(column), hour -> hour.rows(column)));
        if (cells.get(column).ordered()) {
            ends.put(
                    name,
                    new EndDispersion(end(column, hour -> hour.low(column)), end(column, hour -> hour.high(column))));
        }
    }
}
