package dev.vigia.profile;

import dev.vigia.stats.Dispersion;
import dev.vigia.stats.TailCalibration;
import dev.vigia.stats.WindowCounts;
import dev.vigia.stats.WindowLaw;
import dev.vigia.stats.WindowTest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How hourly windows vary where nothing changes, learned from hours ({@link HourlyCounts}): what a window is judged by in
 * the place of independent rows. Immutable; a few kilobytes a column.
 */
public final class WindowNull {
    /**
     * What it was learned from.
     *
     * @param from the start of the first hour
     * @param to the end of the last one
     * @param days on how many days of UTC there were rows
     * @param hours in how many hours
     */
    public record Learned(Instant from, Instant to, int days, int hours) {}

    private final Learned learned;
    private final Map<String, CoarseCells> cells;
    private final Map<String, WindowLaw> laws;
    private final Map<WindowTest, TailCalibration> tails;
    private final Map<String, Dispersion> missing;
    private final Map<String, EndDispersion> ends;
    private final Dispersion outliers;
    private final @Nullable PairNull pairs;
    private final DerivedNull derived;

    WindowNull(
            Learned learned,
            Map<String, CoarseCells> cells,
            Map<String, WindowLaw> laws,
            Map<WindowTest, TailCalibration> tails,
            Map<String, Dispersion> missing,
            Map<String, EndDispersion> ends,
            Dispersion outliers,
            @Nullable PairNull pairs,
            DerivedNull derived) {
        this.learned = learned;
        this.cells = cells;
        this.laws = laws;
        this.tails = Map.copyOf(tails);
        this.missing = missing;
        this.ends = ends;
        this.outliers = outliers;
        this.pairs = pairs;
        this.derived = derived;
    }

    /** What it was learned from. */
    public Learned learned() {
        return learned;
    }

    /** The law of a column; empty if too few hours held values of it. */
    public Optional<WindowLaw> law(String feature) {
        return Optional.ofNullable(laws.get(feature));
    }

    /** The law of a column that is made of whole rows; empty if too few hours held rows, or it was not learned. */
    public Optional<WindowLaw> law(Derived column) {
        return derived.law(column);
    }

    /** How heavy the tails of each test are, over all columns. */
    public Map<WindowTest, TailCalibration> tails() {
        return tails;
    }

    /** How much more a column's missing rate varies than that of independent rows. */
    public Dispersion missingDispersion(String feature) {
        return missing.getOrDefault(feature, Dispersion.NONE);
    }

    /** How much more the rates of a number's extremes vary; as independent rows where it was not learned. */
    public EndDispersion endDispersion(String feature) {
        return ends.getOrDefault(feature, EndDispersion.NONE);
    }

    /** The same of the rate of outliers. */
    public Dispersion outlierDispersion() {
        return outliers;
    }

    /** How correlations vary; empty where the baseline does not say how features hang together. */
    public Optional<PairNull> pairs() {
        return Optional.ofNullable(pairs);
    }

    /** The counts of an hour's column in the cells of its law. */
    public WindowCounts counts(HourCounts hour, String feature) {
        return new WindowCounts(hour.hour(), hour.counts(feature));
    }

    /** The counts of an hour's column that is made of whole rows in the cells of its law. */
    public WindowCounts counts(HourCounts hour, Derived column) {
        return new WindowCounts(hour.hour(), hour.counts(column));
    }

    /** The names of the categories that have a cell of their own: the first ones; none for a number. */
    public List<String> categories(String feature) {
        return cells.get(feature) instanceof CoarseCells.OfCategory texts ? texts.names() : List.of();
    }

    /**
     * The edges of a number's cells but the first and the last, which lie below and above: the first edge is the baseline's
     * least value, a cell reaches to the next one. Empty for a category.
     */
    public double[] edges(String feature) {
        return cells.get(feature) instanceof CoarseCells.OfNumber numbers ? numbers.edges() : new double[0];
    }

    /** The same of a column that is made of whole rows. */
    public double[] edges(Derived column) {
        return derived.edges(column);
    }

    static List<CoarseCells> cells(Layout layout, Profile baseline) {
        List<CoarseCells> cells = new ArrayList<>();
        for (ColumnLayout column : layout.columns()) {
            cells.add(CoarseCells.of(
                    column, baseline.column(column.feature().name()).orElseThrow()));
        }
        return cells;
    }

    static Map<String, CoarseCells> byName(List<ColumnLayout> columns, List<CoarseCells> cells) {
        Map<String, CoarseCells> byName = new LinkedHashMap<>();
        for (int i = 0; i < cells.size(); i++) {
            byName.put(columns.get(i).feature().name(), cells.get(i));
        }
        return byName;
    }

    /** The binary form. */
    public byte[] pack() {
        return WindowNullPacking.pack(this);
    }

    /**
     * Reads {@link #pack()}, given the baseline it belongs to.
     *
     * @throws IllegalArgumentException if the bytes are not of that form, or of another baseline
     */
    public static WindowNull unpack(byte[] packed, Baseline baseline) {
        return WindowNullPacking.unpack(packed, baseline.layout(), baseline.profile());
    }

    /** The cells of each column, by its name. */
    Map<String, CoarseCells> cells() {
        return cells;
    }

    /** Of each number; empty where it was not learned. */
    Map<String, EndDispersion> ends() {
        return ends;
    }

    DerivedNull derived() {
        return derived;
    }
}
