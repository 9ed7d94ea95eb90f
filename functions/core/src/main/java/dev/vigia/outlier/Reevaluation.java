package dev.vigia.outlier;

import dev.vigia.check.Verdict;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A numeric feature's preprocessing statistics, looked at again.
 *
 * @param reason in words, without values of rows
 * @param proposed scikit-learn's fitted attributes by scaler; empty unless the verdict is a new tendency whose shape is
 *     the baseline's
 */
record Reevaluation(String feature, Verdict verdict, String reason, Map<String, Map<String, Double>> proposed)
        implements Judgement {
    /** Keeps the order of what is proposed. */
    Reevaluation {
        proposed = new LinkedHashMap<>(proposed);
    }

    @Override
    public Map<String, Map<String, Double>> proposed() {
        return new LinkedHashMap<>(proposed);
    }

    @Override
    public boolean proposes() {
        return !proposed.isEmpty();
    }
}
