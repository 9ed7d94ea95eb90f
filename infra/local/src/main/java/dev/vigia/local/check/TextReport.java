package dev.vigia.local.check;

import dev.vigia.check.Advice;
import dev.vigia.check.Finding;
import dev.vigia.check.Group;
import dev.vigia.check.Outcome;
import dev.vigia.check.Report;
import dev.vigia.check.Words;
import dev.vigia.model.FeatureType;
import dev.vigia.performance.PerformanceReview;
import dev.vigia.profile.OutlyingRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The result as a table that a person reads. */
public final class TextReport {
    private static final int MOST_LINES = 20;
    private static final int MOST_ROWS = 5;
    private static final int MOST_MEASURES = 2;

    private final CheckResult result;
    private final Paint paint;
    private final StringBuilder text = new StringBuilder();

    private TextReport(CheckResult result, Paint paint) {
        this.result = result;
        this.paint = paint;
    }

    /** @param coloured whether outcomes have colours, as on a terminal */
    public static String of(CheckResult result, boolean coloured) {
        return new TextReport(result, new Paint(coloured)).write();
    }

    private String write() {
        line(paint.outcome(result.outcome(), result.outcome().word().toUpperCase(Locale.ROOT)) + "  "
                + result.options().current().getFileName() + " ("
                + Words.count(result.current().rows(), "row") + ") against "
                + result.options().baseline().getFileName() + " ("
                + Words.count(result.baseline().seen(), "row") + "), false alarms "
                + Words.percent(result.level()) + " of each family");
        line("  " + Dependence.words(result));
        result.notes().forEach(note -> line("  " + note));
        integrity();
        outliers();
        preprocessing();
        drift();
        performance();
        return text.toString().stripTrailing();
    }

    private void head(String family, Report report) {
        line("");
        String more = report.outcome() == Outcome.INCONCLUSIVE ? "  " + report.reason() : "";
        line(paint.bold(String.format("%-12s", family))
                + paint.outcome(report.outcome(), report.outcome().word())
                + more);
    }

    private void integrity() {
        head("integrity", result.integrity());
        List<List<String>> lines = new ArrayList<>();
        List<Finding> told = result.integrity().findings().stream()
                .filter(finding -> finding.outcome() != Outcome.PASSED)
                .toList();
        for (Finding finding : told.subList(0, Math.min(MOST_LINES, told.size()))) {
            lines.add(List.of(
                    finding.outcome().word(), finding.check(), or(finding.feature()), finding.reason(), rows(finding)));
        }
        table(lines);
        more(told.size(), "finding");
    }

    private static String or(@Nullable String feature) {
        return feature == null ? "" : feature;
    }

    private static String rows(Finding finding) {
        if (finding.rows().isEmpty()) {
            return "";
        }
        String numbers = Arrays.stream(IntegritySection.rows(finding))
                .limit(MOST_ROWS)
                .mapToObj(Long::toString)
                .collect(Collectors.joining(", "));
        return (finding.rowCount() == 1 ? "row " : "rows ") + numbers + (finding.rowCount() > MOST_ROWS ? ", …" : "");
    }

    private void outliers() {
        head("outliers", result.outliers());
        Finding rate = result.outliers().findings().getFirst();
        if (rate.outcome() != Outcome.INCONCLUSIVE) {
            line("  " + rate.reason());
        }
        List<List<String>> lines = new ArrayList<>();
        for (OutlyingRow row :
                OutlierSection.rows(result).stream().limit(MOST_ROWS).toList()) {
            lines.add(List.of(
                    "row " + RowNumbers.of(row.row()),
                    "score " + Words.number(row.score()),
                    OutlierSection.because(row, 3)));
        }
        table(lines);
        for (Group group : result.outliers().groups()) {
            String numbers = Arrays.stream(OutlierSection.examples(group))
                    .limit(MOST_ROWS)
                    .mapToObj(Long::toString)
                    .collect(Collectors.joining(", "));
            line("  new group: " + paint.bold(group.rule()) + "  " + Words.percent(group.share()) + " of the rows ("
                    + Words.count(group.rows(), "row") + ", such as " + numbers + ")");
        }
    }

    private void preprocessing() {
        List<Advice> told = PreprocessingSection.changed(result);
        if (!told.isEmpty()) {
            line("");
            line(paint.bold("preprocessing"));
            table(told.stream()
                    .limit(MOST_LINES)
                    .map(one -> List.of(one.verdict().word(), one.feature(), PreprocessingSection.sentence(one)))
                    .toList());
            more(told.size(), "feature");
            PreprocessingSection.together(result).ifPresent(words -> line("  " + words));
        }
    }

    private void drift() {
        head("drift", result.drift());
        List<Finding> told = result.drift().findings().stream()
                .filter(finding -> finding.feature() != null && finding.outcome() != Outcome.PASSED)
                .toList();
        List<List<String>> lines = new ArrayList<>();
        for (Finding finding : told.subList(0, Math.min(MOST_LINES, told.size()))) {
            lines.add(List.of(
                    finding.outcome().word(),
                    or(finding.feature()),
                    number("effect", finding.effect()),
                    number("p", finding.adjustedPValue()),
                    finding.reason()));
        }
        table(lines);
        more(told.size(), "feature");
        if (told.stream().anyMatch(finding -> finding.effect() != null)) {
            line("  (" + Glossary.line(result) + ")");
        }
        still();
        joint();
    }

    private void joint() {
        table(JointSection.told(result).stream()
                .map(finding -> List.of(finding.outcome().word(), finding.check(), finding.reason()))
                .toList());
        JointSection.changed(result).stream().skip(1).limit(MOST_ROWS).forEach(pair -> line("    " + pair));
        JointSection.still(result).ifPresent(words -> line("  " + words));
    }

    private void performance() {
        Optional<Report> report = result.performance().report();
        Optional<PerformanceReview> review = result.performance().review();
        if (report.isEmpty() || review.isEmpty()) {
            if (result.options().columns().truth() != null) {
                line("");
                line(paint.bold(String.format("%-12s", "performance"))
                        + result.performance().reason());
            }
            periods();
            return;
        }
        head("performance", report.get());
        table(report.get().findings().stream()
                .filter(finding -> finding.outcome() == Outcome.BREACHED
                        || (finding.outcome() == Outcome.INCONCLUSIVE
                                && !finding.reason().equals(report.get().reason())))
                .map(finding -> List.of(finding.outcome().word(), finding.reason()))
                .toList());
        PerformanceSection.risen(result).ifPresent(words -> line("  " + words));
        List<List<String>> lines = PerformanceSection.lines(review.get());
        if (!lines.isEmpty()) {
            table(Stream.concat(Stream.of(List.of("", "baseline", "current", "95 % interval", "")), lines.stream())
                    .toList());
        }
        periods();
    }

    /** The newest of them. */
    private void periods() {
        result.performance().periods().ifPresent(told -> {
            Optional<PerformanceReview> review = result.performance().review();
            line("");
            line("  " + told.words());
            int left = Math.max(0, told.periods().size() - MOST_LINES);
            List<String> measures =
                    told.shown(review).stream().limit(MOST_MEASURES).toList();
            List<List<String>> lines = new ArrayList<>(List.of(told.head(measures)));
            told.periods().stream().skip(left).forEach(period -> lines.add(told.cells(period, measures, review)));
            table(lines);
            if (left > 0) {
                line("  … and " + Words.count(left, "earlier " + told.unit().word()) + " (--json and --html have all)");
            }
        });
    }

    private void still() {
        List<Finding> passed = result.drift().findings().stream()
                .filter(finding -> finding.feature() != null
                        && finding.outcome() == Outcome.PASSED
                        && DriftSection.feature(result, finding.feature()).type() != FeatureType.TIMESTAMP)
                .toList();
        if (!passed.isEmpty()) {
            double most = passed.stream()
                    .map(Finding::smallestDetectable)
                    .filter(Objects::nonNull)
                    .mapToDouble(Double::doubleValue)
                    .max()
                    .orElse(Double.NaN);
            line("  " + Words.count(passed.size(), "feature") + " did not drift"
                    + (Double.isNaN(most) ? "" : "; an effect of " + Words.number(most) + " would have been seen")
                    + timestamps());
        }
    }

    private String timestamps() {
        long times = result.current().columns().stream()
                .filter(column -> column.feature().type() == FeatureType.TIMESTAMP)
                .count();
        return times == 0 ? "" : "; " + Words.count(times, "timestamp") + " not compared";
    }

    private static String number(String word, @Nullable Double value) {
        return value == null ? "" : word + " " + Words.number(value);
    }

    private void more(int told, String thing) {
        if (told > MOST_LINES) {
            line("  … and " + Words.count(told - MOST_LINES, "more " + thing) + " (--json has all)");
        }
    }

    /** Lines in columns as wide as what is in them. */
    private void table(List<List<String>> lines) {
        int[] widths = new int[16];
        for (List<String> cells : lines) {
            for (int i = 0; i + 1 < cells.size(); i++) {
                widths[i] = Math.max(widths[i], cells.get(i).length());
            }
        }
        for (List<String> cells : lines) {
            StringBuilder row = new StringBuilder();
            for (int i = 0; i < cells.size(); i++) {
                String cell = cells.get(i);
                int room = i + 1 < cells.size() ? widths[i] : 0;
                if (room > 0 || !cell.isEmpty()) {
                    row.append("  ").append(paint.word(cell)).append(" ".repeat(Math.max(0, room - cell.length())));
                }
            }
            line(row.toString().stripTrailing());
        }
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
