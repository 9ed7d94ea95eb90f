package dev.vigia.profile;

import java.util.EnumMap;
import java.util.Map;

/** The few cells that hours of the columns made of whole rows are counted in. Immutable. */
final class DerivedCells {
    private final Map<Derived, CoarseCells.OfNumber> cells = new EnumMap<>(Derived.class);

    DerivedCells(Layout layout, Profile baseline) {
        cells.put(Derived.OUTLIER_SCORE, CoarseCells.of(layout.scoreBins(), baseline.outlierScores()));
        cells.put(
                Derived.RECONSTRUCTION_ERROR,
                baseline.reconstructionErrors()
                        .map(errors -> CoarseCells.of(layout.reconstruction().bins(), errors))
                        .orElseGet(CoarseCells::none));
    }

    CoarseCells.OfNumber of(Derived column) {
        return cells.getOrDefault(column, CoarseCells.none());
    }
}
