package dev.vigia.local.check;

import dev.vigia.check.Finding;
import dev.vigia.check.Words;
import dev.vigia.profile.WindowNull;
import java.util.Optional;

/** Says whether rows were taken as independent of one another, or by what it was judged how they hang together. */
final class Dependence {
    /** How core says it of one finding. */
    private static final String INDEPENDENT = "; rows taken as independent";

    private Dependence() {}

    private static boolean isLearned(CheckResult result) {
        return result.options().time() != null && result.baseline().time().isPresent();
    }

    /** A finding's reason, without what {@link #words} says of all of them. */
    static String reason(CheckResult result, Finding finding) {
        return reason(result, finding.reason());
    }

    static String reason(CheckResult result, String reason) {
        return isLearned(result) ? reason : reason.replace(INDEPENDENT, "");
    }

    /** A sentence without its end. */
    static String words(CheckResult result) {
        String time = result.options().time();
        Optional<WindowNull> learned = result.baseline().time();
        if (time == null || learned.isEmpty()) {
            return "Rows are taken as independent of one another; --time judges hours by how they vary";
        }
        boolean measured = result.performance().report().isPresent();
        return "Judged by how the hours of "
                + Words.count(learned.get().learned().days(), "day") + " of the baseline vary (" + time + ")"
                + (measured ? "; performance takes rows as independent of one another" : "");
    }
}
