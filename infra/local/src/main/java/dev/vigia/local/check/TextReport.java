package dev.vigia.local.check;

import dev.vigia.check.Outcome;
import dev.vigia.check.Report;
import dev.vigia.check.Words;
import java.util.Locale;

/** The result as a table that a person reads. */
public final class TextReport {
    private TextReport() {}

    /** @param coloured whether outcomes have colours, as on a terminal */
    public static String of(CheckResult result, boolean coloured) {
        TextLines text = new TextLines(new Paint(coloured));
        text.line(text.paint().outcome(result.outcome(), result.outcome().word().toUpperCase(Locale.ROOT)) + "  "
                + result.options().current().getFileName() + " ("
                + Words.count(result.current().rows(), "row") + ") against "
                + result.options().baseline().getFileName() + " ("
                + Words.count(result.baseline().seen(), "row") + "), false alarms "
                + Words.percent(result.level()) + " of each family");
        text.sentence(Dependence.words(result), 2);
        result.notes().forEach(note -> text.sentence(note, 2));
        FoundText.write(result, text);
        DriftText.write(result, text);
        PerformanceText.write(result, text);
        return text.toString().stripTrailing();
    }

    /** A family and what it came to, with the reason where it could not decide. */
    static void head(String family, Report report, TextLines text) {
        head(
                family,
                text.paint().outcome(report.outcome(), report.outcome().word())
                        + (report.outcome() == Outcome.INCONCLUSIVE ? "  " + report.reason() : ""),
                text);
    }

    /** A section's name and what is said beside it. */
    static void head(String name, String beside, TextLines text) {
        text.line("");
        text.line(text.paint().bold(beside.isEmpty() ? name : String.format("%-12s", name)) + beside);
    }
}
