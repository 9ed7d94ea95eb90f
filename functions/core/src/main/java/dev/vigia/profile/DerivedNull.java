package dev.vigia.profile;

import dev.vigia.stats.SlotChoice;
import dev.vigia.stats.WindowCounts;
import dev.vigia.stats.WindowLaw;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How hours of the columns made of whole rows vary, as a part of {@link WindowNull}. Immutable. */
final class DerivedNull {
    private final DerivedCells cells;
    private final Map<Derived, WindowLaw> laws;

    private DerivedNull(DerivedCells cells, Map<Derived, WindowLaw> laws) {
        this.cells = cells;
        this.laws = laws;
    }

    /** Of hours in which nothing changed; those of few rows say nothing. */
    static DerivedNull of(DerivedCells cells, List<HourlyCounts.Hourly> all, long leastRows) {
        Map<Derived, WindowLaw> laws = new EnumMap<>(Derived.class);
        for (Derived column : Derived.values()) {
            List<WindowCounts> hours = all.stream()
                    .map(hour ->
                            new WindowCounts(hour.hour(), hour.tally().derived().counts(column)))
                    .filter(hour -> Arrays.stream(hour.counts()).sum() >= leastRows)
                    .toList();
            SlotChoice.best(true, hours).ifPresent(fitted -> laws.put(column, fitted.law()));
        }
        return new DerivedNull(cells, laws);
    }

    /** Of what was learned before there was one. */
    static DerivedNull none(DerivedCells cells) {
        return new DerivedNull(cells, Map.of());
    }

    boolean isEmpty() {
        return laws.isEmpty();
    }

    Optional<WindowLaw> law(Derived column) {
        return Optional.ofNullable(laws.get(column));
    }

    double[] edges(Derived column) {
        return cells.of(column).edges();
    }

    void pack(PackWriter out) {
        for (Derived column : Derived.values()) {
            WindowLawPacking.pack(law(column), out);
        }
    }

    static DerivedNull unpack(DerivedCells cells, PackReader in) {
        Map<Derived, WindowLaw> laws = new EnumMap<>(Derived.class);
        for (Derived column : Derived.values()) {
            WindowLawPacking.unpack(in, cells.of(column)).ifPresent(law -> laws.put(column, law));
        }
        return new DerivedNull(cells, laws);
    }
}
