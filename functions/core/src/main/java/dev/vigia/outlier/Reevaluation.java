package dev.vigia.outlier;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A numeric feature's preprocessing statistics, looked at again.
 *
 * @param reason in words, without values of rows
 * @param burst the share of the values that lie far out and that the bulk does not account for, from 0
 * @param proposed scikit-learn's fitted attributes by scaler; empty unless the verdict is a new tendency whose shape is
 *     the baseline's
 */
public record Reevaluation(
        String feature, Verdict verdict, String reason, double burst, Map<String, Map<String, Double>> proposed) {
    /** Keeps the order of what is proposed. */
    public Reevaluation {
        proposed = new LinkedHashMap<>(proposed);
    }

    @Override
    public Map<String, Map<String, Double>> proposed() {
        return new LinkedHashMap<>(proposed);
    }
}
