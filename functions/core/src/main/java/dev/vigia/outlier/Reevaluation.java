package dev.vigia.outlier;

import dev.vigia.check.Verdict;
import java.util.List;
import java.util.Map;

/**
 * A numeric feature's preprocessing statistics, looked at again.
 *
 * @param reason in words, without values of rows
 * @param proposal new values; none unless the verdict is a new tendency whose shape is the baseline's
 */
record Reevaluation(String feature, Verdict verdict, String reason, Proposal proposal) implements Judgement {
    Map<String, Map<String, Double>> proposed() {
        return proposal.attributes();
    }

    /** The same with a note more in its reason. */
    Reevaluation noting(String note) {
        return new Reevaluation(feature, verdict, reason + "; " + note, proposal);
    }

    List<Double> quantiles() {
        return proposal.quantiles();
    }

    @Override
    public boolean proposes() {
        return proposal.isSome();
    }
}
