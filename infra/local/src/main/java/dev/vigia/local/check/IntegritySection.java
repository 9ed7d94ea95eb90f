package dev.vigia.local.check;

import dev.vigia.check.Finding;
import dev.vigia.check.Outcome;
import dev.vigia.check.Report;
import java.io.IOException;

/** What integrity found, breached findings first. */
final class IntegritySection implements JsonReport.Section {
    @Override
    public String name() {
        return "integrity";
    }

    @Override
    public void write(CheckResult result, JsonOut out) throws IOException {
        Report report = result.integrity();
        outcome(report, out);
        out.list("findings", list -> {
            for (Finding finding : report.findings()) {
                list.element(of -> write(finding, of));
            }
        });
    }

    /** A family's outcome, with the reason where it is not passed. */
    static void outcome(Report report, JsonOut out) throws IOException {
        out.text("outcome", report.outcome().word());
        if (report.outcome() != Outcome.PASSED) {
            out.text("reason", report.reason());
        }
    }

    private static void write(Finding finding, JsonOut out) throws IOException {
        out.text("check", finding.check());
        if (finding.feature() != null) {
            out.text("feature", finding.feature());
        }
        out.text("outcome", finding.outcome().word())
                .number("observed", finding.observed())
                .number("expected", finding.expected())
                .number("limit", finding.limit())
                .number("pValue", finding.pValue());
        out.rows("rows", rows(finding)).count("rowCount", finding.rowCount()).text("reason", finding.reason());
    }

    /** The numbers of a finding's example rows, rising. */
    static long[] rows(Finding finding) {
        return finding.rows().stream().mapToLong(RowNumbers::of).sorted().toArray();
    }
}
