package dev.vigia.ui.model;

import dev.vigia.check.Family;
import dev.vigia.model.Cadence;
import dev.vigia.model.Model;
import dev.vigia.ui.words.Durations;
import dev.vigia.ui.words.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** A check family and one of its window lengths. */
record Lane(Family family, Duration length) {
    String label() {
        return Words.capital(family.word()) + " · " + Durations.words(length);
    }

    /** The lanes that a model has had since an instant, as its cadence was and is; shorter windows first. */
    static List<Lane> of(Model model, Instant since) {
        List<Lane> lanes = new ArrayList<>();
        for (Family family : Family.values()) {
            TreeSet<Duration> lengths = new TreeSet<>(lengths(model.cadence().at(since), family));
            model.cadence().entries().stream()
                    .filter(entry -> entry.from().isAfter(since))
                    .forEach(entry -> lengths.addAll(lengths(entry.value(), family)));
            lengths.forEach(length -> lanes.add(new Lane(family, length)));
        }
        return lanes;
    }

    private static List<Duration> lengths(Cadence cadence, Family family) {
        return switch (family) {
            case INTEGRITY -> List.of(cadence.bucket());
            case OUTLIERS -> List.of(cadence.outliers());
            case DRIFT -> cadence.drift();
            case PERFORMANCE -> List.of(cadence.truth());
        };
    }
}
