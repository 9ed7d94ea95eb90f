package dev.vigia.local.check;

import dev.vigia.check.Words;
import dev.vigia.performance.Estimation;
import dev.vigia.performance.Measurement;
import dev.vigia.performance.PerformancePeriod;
import dev.vigia.performance.PerformanceReview;
import dev.vigia.performance.PeriodUnit;
import dev.vigia.performance.Task;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The current file's performance by period: shown, and deciding nothing.
 *
 * @param outside how many rows are in none of them
 */
record PeriodsTold(PeriodUnit unit, List<PerformancePeriod> periods, long outside) {
    PeriodsTold {
        periods = List.copyOf(periods);
    }

    /** The measures that are drawn and tabled; those that decide for the whole file come first. */
    List<String> shown(Optional<PerformanceReview> review) {
        Task task = review.map(PerformanceReview::task).orElse(null);
        if (task == null) {
            return List.of();
        }
        return switch (task) {
            case PROBABILITY -> List.of("auc", "brier");
            case CLASSES -> List.of("accuracy");
            case NUMBERS -> List.of("mae", "bias", "rmse");
        };
    }

    /** Whether any period has an estimate of a measure. */
    boolean isEstimated(String measure) {
        return periods.stream().anyMatch(period -> estimated(period, measure).isPresent());
    }

    static Optional<Measurement> measured(PerformancePeriod period, String measure) {
        return find(period.measures(), measure);
    }

    static Optional<Measurement> estimated(PerformancePeriod period, String measure) {
        Estimation estimation = period.estimated();
        return estimation == null ? Optional.empty() : find(estimation.measures(), measure);
    }

    private static Optional<Measurement> find(List<Measurement> measures, String measure) {
        return measures.stream()
                .filter(one -> one.name().equals(measure) && Double.isFinite(one.value()))
                .findFirst();
    }

    /** A period's beginning, as short as it can be told. */
    String label(PerformancePeriod period) {
        String from = period.from().toString();
        return switch (unit) {
            case HOUR -> from.substring(0, 10) + " " + from.substring(11, 16);
            case DAY, WEEK -> from.substring(0, 10);
            case MONTH -> from.substring(0, 7);
        };
    }

    /** What stands over the table's columns. */
    List<String> head(List<String> measures) {
        List<String> head = new ArrayList<>(List.of(unit.word(), "rows", "labelled"));
        for (String measure : measures) {
            head.add(measure);
            if (isEstimated(measure)) {
                head.add(measure + ", estimated");
            }
        }
        head.add("");
        return head;
    }

    /** The cells of a period. */
    List<String> cells(PerformancePeriod period, List<String> measures, Optional<PerformanceReview> review) {
        List<String> cells =
                new ArrayList<>(List.of(label(period), Long.toString(period.rows()), Long.toString(period.labelled())));
        for (String measure : measures) {
            cells.add(measured(period, measure).map(PeriodsTold::cell).orElse(""));
            if (isEstimated(measure)) {
                cells.add(estimated(period, measure).map(PeriodsTold::cell).orElse(""));
            }
        }
        cells.add(period.rows() == 0 ? "" : note(period, review));
        return cells;
    }

    private static String cell(Measurement one) {
        return Words.number(one.value())
                + (Double.isFinite(one.low())
                        ? " (" + Words.number(one.low()) + " to " + Words.number(one.high()) + ")"
                        : "");
    }

    /** What is missing in a period, unless it is so in the whole file, which is told there. */
    private static String note(PerformancePeriod period, Optional<PerformanceReview> review) {
        List<String> notes = new ArrayList<>();
        if (period.labelled() > 0 && !period.reason().isEmpty()) {
            notes.add(period.reason());
        }
        Estimation estimation = period.estimated();
        boolean whole = review.stream().anyMatch(of -> Objects.equals(of.estimated(), estimation));
        if (estimation != null && estimation.measures().isEmpty() && !whole) {
            notes.add("not estimated: " + estimation.reason());
        }
        return String.join("; ", notes);
    }

    /** What is to be known to read them. */
    String words() {
        return "By " + unit.word() + " of UTC; the whole file's measures decide, these are shown."
                + (outside == 0
                        ? ""
                        : " " + Words.count(outside, "row") + " at far-off times " + (outside == 1 ? "is" : "are")
                                + " in none of them.");
    }

    /** Writes them as a part of the section. */
    void write(JsonOut out) throws IOException {
        out.text("period", unit.word()).count("outsidePeriods", outside);
        out.list("periods", list -> {
            for (PerformancePeriod period : periods) {
                list.element(of -> write(period, of));
            }
        });
    }

    private static void write(PerformancePeriod period, JsonOut out) throws IOException {
        out.text("from", period.from().toString())
                .text("to", period.to().toString())
                .count("rows", period.rows())
                .count("labelled", period.labelled());
        out.object("measures", of -> {
            for (Measurement one : period.measures()) {
                of.object(one.name(), measure -> {
                    measure.number("current", one.value());
                    PerformanceSection.alone(one, measure);
                });
            }
        });
        if (!period.reason().isEmpty()) {
            out.text("reason", period.reason());
        }
        Estimation estimation = period.estimated();
        if (estimation != null) {
            PerformanceSection.write(estimation, out);
        }
    }
}
