package dev.vigia.local.check;

import dev.vigia.check.Finding;
import dev.vigia.check.Group;
import dev.vigia.check.Report;
import dev.vigia.check.Words;
import dev.vigia.profile.OutlyingRow;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/** How many rows are unlike the baseline, and which most. */
final class OutlierSection implements JsonReport.Section {
    private static final double LEAST_SHARE = 0.001;

    @Override
    public String name() {
        return "outliers";
    }

    @Override
    public void write(CheckResult result, JsonOut out) throws IOException {
        Report report = result.outliers();
        IntegritySection.outcome(report, out);
        Finding rate = report.findings().getFirst();
        out.number("rate", rate.observed())
                .number("expectedRate", rate.expected())
                .number("limit", rate.limit())
                .number("pValue", rate.pValue());
        double limit = result.baseline().outlierLimit().score();
        out.list("rows", list -> {
            for (OutlyingRow row : rows(result)) {
                list.element(of -> write(row, limit, of));
            }
        });
        out.list("groups", list -> {
            for (Group group : report.groups()) {
                list.element(of -> write(group, of));
            }
        });
    }

    private static void write(Group group, JsonOut out) throws IOException {
        out.text("rule", group.rule())
                .count("rows", group.rows())
                .number("share", group.share())
                .number("precision", group.precision())
                .number("recall", group.recall())
                .rows("examples", examples(group));
    }

    /** The numbers of its example rows, in order. */
    static long[] examples(Group group) {
        return group.examples().stream().mapToLong(RowNumbers::of).sorted().toArray();
    }

    /** The rows over the limit with the highest scores, at most 20, the highest first. */
    static List<OutlyingRow> rows(CheckResult result) {
        double limit = result.baseline().outlierLimit().score();
        return result.current().topOutliers().stream()
                .filter(row -> row.score() > limit)
                .toList();
    }

    /**
     * The features that a row is unlike the baseline by, with their shares in its score; those under a thousandth are left to
     * the JSON.
     */
    static String because(OutlyingRow row, int most) {
        return row.shares().stream()
                .filter(share -> share.share() >= LEAST_SHARE
                        || share.equals(row.shares().getFirst()))
                .limit(most)
                .map(share -> share.feature() + " " + Words.percent(share.share()))
                .collect(Collectors.joining(", "));
    }

    private static void write(OutlyingRow row, double limit, JsonOut out) throws IOException {
        out.count("row", RowNumbers.of(row.row()))
                .number("score", row.score())
                .number("limit", limit)
                .list("reasons", list -> {
                    for (OutlyingRow.Share share : row.shares()) {
                        list.element(of -> of.text("feature", share.feature()).number("share", share.share()));
                    }
                });
    }
}
