package dev.vigia.check;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What became of the statistics that a feature's preprocessing was fitted with. Advice: it decides no outcome.
 *
 * @param reason one sentence without a subject; without values of single rows
 * @param baseline a numeric feature's statistics when it was learned from; null of a categorical one
 * @param current the same of the window
 * @param scalers new values as scikit-learn's fitted attributes, by scaler; empty unless they are proposed. Of
 *     {@code MinMaxScaler} and {@code MaxAbsScaler} they are values of single rows
 * @param quantiles the proposed {@code quantiles_} of {@code QuantileTransformer}: 101 values at the shares 0, .01 … 1; empty
 *     unless they are proposed. The first and the last are values of single rows
 * @param added new categories to take up, most frequent first
 * @param categories the whole proposed vocabulary in order of code points; empty if none is proposed
 * @param mostFrequent the proposed value of an imputer of the most frequent one; null unless it changed
 * @param outside the share of the window's values that preprocessing as it is has no place for, in [0, 1]: beyond the
 *     baseline's range, or of a category that it lacks; null without values
 * @param outsideAfter the same under what is proposed, of categories also where nothing is; null where it is not known
 * @param outliers how many rows the outlier score would call outliers; null where nothing is proposed that it could tell, or no rows
 *     were at hand
 */
public record Advice(
        String feature,
        Verdict verdict,
        String reason,
        @Nullable Statistics baseline,
        @Nullable Statistics current,
        Map<String, Map<String, Double>> scalers,
        List<Double> quantiles,
        List<String> added,
        List<String> categories,
        @Nullable String mostFrequent,
        @Nullable Double outside,
        @Nullable Double outsideAfter,
        @Nullable OutlierRates outliers) {
    /**
     * The share of a window's rows that the outlier score calls outliers, in [0, 1].
     *
     * @param old under the statistics that are in use
     * @param proposed with what is proposed for this feature
     * @param together with what is proposed for all features
     */
    public record OutlierRates(double old, double proposed, double together) {}

    /** Copies what it is given, and keeps the order of what is proposed; a missing collection is an empty one. */
    public Advice {
        scalers = new LinkedHashMap<>(Objects.requireNonNullElse(scalers, Map.of()));
        quantiles = List.copyOf(Objects.requireNonNullElse(quantiles, List.of()));
        added = List.copyOf(Objects.requireNonNullElse(added, List.of()));
        categories = List.copyOf(Objects.requireNonNullElse(categories, List.of()));
    }

    /** Advice without a replay of the outlier score. */
    public Advice(
            String feature,
            Verdict verdict,
            String reason,
            @Nullable Statistics baseline,
            @Nullable Statistics current,
            Map<String, Map<String, Double>> scalers,
            List<Double> quantiles,
            List<String> added,
            List<String> categories,
            @Nullable String mostFrequent,
            @Nullable Double outside,
            @Nullable Double outsideAfter) {
        this(
                feature,
                verdict,
                reason,
                baseline,
                current,
                scalers,
                quantiles,
                added,
                categories,
                mostFrequent,
                outside,
                outsideAfter,
                null);
    }

    /** The same with a replay of the outlier score. */
    public Advice replayed(OutlierRates rates) {
        return new Advice(
                feature,
                verdict,
                reason,
                baseline,
                current,
                scalers,
                quantiles,
                added,
                categories,
                mostFrequent,
                outside,
                outsideAfter,
                rates);
    }

    @Override
    public Map<String, Map<String, Double>> scalers() {
        return new LinkedHashMap<>(scalers);
    }

    /** What is said where the look itself failed. The message of a failure may hold values, so it is left out. */
    public static Advice failed(String what, RuntimeException failure) {
        StackTraceElement[] trace = failure.getStackTrace();
        String place = trace.length == 0 ? "" : " at " + trace[0];
        return new Advice(
                "all features",
                Verdict.INCONCLUSIVE,
                what + " failed: " + failure.getClass().getSimpleName() + place,
                null,
                null,
                Map.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                null,
                null);
    }

    /** Whether new values or categories are proposed. */
    public boolean proposes() {
        return !scalers.isEmpty() || !categories.isEmpty() || mostFrequent != null;
    }

    /** Whether the statistics that are in use no longer fit, or fit but for values far out. */
    public boolean tellsOfChange() {
        return verdict == Verdict.NEW_TENDENCY || verdict == Verdict.OUTLIER_BURST;
    }

    /** The same without the statistics if they are to be kept: then nobody asks for them, and it is stored. */
    public Advice brief() {
        return verdict == Verdict.KEEP
                ? new Advice(
                        feature, verdict, reason, null, null, Map.of(), List.of(), List.of(), List.of(), null, outside,
                        null)
                : this;
    }
}
