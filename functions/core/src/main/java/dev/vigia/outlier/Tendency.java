package dev.vigia.outlier;

import dev.vigia.check.Verdict;
import dev.vigia.check.Words;
import dev.vigia.profile.NumberProfile;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The verdict <em>new tendency</em> on a numeric feature, in words that agree with the values proposed. */
final class Tendency {
    private Tendency() {}

    /** With new values, or with the groups that the bulk is split into where that is evident. */
    static Reevaluation of(ColumnPair pair, String words) {
        return split(pair).orElseGet(() -> of(pair.reference(), NewValues.of(pair), words));
    }

    /** Where the bulk is evidently split into groups: then no values are proposed. */
    static Optional<Reevaluation> split(ColumnPair pair) {
        return SplitBulk.of(pair)
                .map(split -> new Reevaluation(
                        pair.reference().feature().name(), Verdict.NEW_TENDENCY, split.words(), Proposal.NONE));
    }

    static Reevaluation of(NumberProfile reference, Proposal proposed, String words) {
        String reason = proposed.isSome()
                ? words(reference, proposed.attributes()).orElse(words)
                : words + "; it may be split, or a burst mixed in: no values proposed";
        return new Reevaluation(reference.feature().name(), Verdict.NEW_TENDENCY, reason, proposed);
    }

    /** What is proposed beside the plain statistics of the baseline. */
    private static Optional<String> words(NumberProfile reference, Map<String, Map<String, Double>> proposed) {
        Map<String, Double> standard = proposed.getOrDefault("StandardScaler", Map.of());
        if (standard.isEmpty()) {
            Map<String, Double> robust = proposed.getOrDefault("RobustScaler", Map.of());
            double range =
                    reference.quantile(.75).orElse(0) - reference.quantile(.25).orElse(0);
            return words(
                    "the median moved %.2f interquartile ranges, their width × %.2f",
                    robust, "center_", reference.quantile(.5).orElse(0), range);
        }
        return words(
                "the mean moved %.2f deviations, the scale × %.2f",
                standard,
                "mean_",
                reference.mean().orElse(Double.NaN),
                reference.deviation().orElse(0));
    }

    private static Optional<String> words(
            String format, Map<String, Double> scaler, String centre, double was, double scale) {
        double moved = (scaler.getOrDefault(centre, Double.NaN) - was) / scale;
        double wider = scaler.getOrDefault("scale_", Double.NaN) / scale;
        return scale > 0 && Double.isFinite(moved + wider)
                ? Optional.of(String.format(Locale.ROOT, format, Words.hundredths(moved), wider))
                : Optional.empty();
    }
}
