package dev.vigia.ui.models;

import dev.vigia.check.FleetEntry;
import dev.vigia.check.Health;
import dev.vigia.ui.words.Numbers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The list of models as it is shown.
 *
 * @param lines worst first, then by name
 */
record FleetPage(List<ModelLine> lines) {
    private static final Comparator<ModelLine> WORST_FIRST =
            Comparator.comparing(ModelLine::health).reversed().thenComparing(ModelLine::name);

    FleetPage {
        lines = List.copyOf(lines);
    }

    static FleetPage of(List<FleetEntry> fleet, Instant now) {
        return new FleetPage(fleet.stream()
                .map(entry -> ModelLine.of(entry, now))
                .sorted(WORST_FIRST)
                .toList());
    }

    /** {@code 3 models: 1 critical, 2 healthy}. */
    String summary() {
        List<String> parts = new ArrayList<>();
        for (Health health : Arrays.asList(Health.values()).reversed()) {
            long count = count(health);
            if (count > 0) {
                parts.add(Numbers.count(count) + " " + health.word());
            }
        }
        return Numbers.count(lines.size(), "model") + ": " + String.join(", ", parts);
    }

    /** The browser tab's title, which tells of trouble while another tab is open. */
    String title() {
        long trouble = count(Health.CRITICAL) + count(Health.WARNING);
        return trouble == 0 ? "Models · Vigia" : "(" + trouble + ") Models · Vigia";
    }

    private long count(Health health) {
        return lines.stream().filter(line -> line.health() == health).count();
    }
}
