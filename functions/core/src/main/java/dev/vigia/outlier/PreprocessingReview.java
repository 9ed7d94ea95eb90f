package dev.vigia.outlier;

import dev.vigia.model.Role;
import dev.vigia.profile.Baseline;
import dev.vigia.profile.ColumnProfile;
import dev.vigia.profile.NumberProfile;
import dev.vigia.profile.Profile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Whether the statistics that a model's preprocessing was fitted with still hold, for each numeric feature. Reads counts
 * and sums only, so it costs the same for any number of rows. A new tendency must be seen in every window that is given:
 * where one window is given, that is one window's word, and the reason says so.
 */
public final class PreprocessingReview {
    private PreprocessingReview() {}

    /**
     * Looks at every numeric feature of the baseline, predictions and identifiers apart.
     *
     * @param windows consecutive windows under that baseline, one or more
     * @throws IllegalArgumentException if there are none, or one is of another baseline
     */
    public static List<Reevaluation> of(Baseline baseline, List<Profile> windows) {
        if (windows.isEmpty()) {
            throw new IllegalArgumentException("no windows: expected one or more");
        }
        List<Reevaluation> all = new ArrayList<>();
        Profile merged = windows.stream().reduce(Profile::merge).orElseThrow();
        for (ColumnProfile column : baseline.profile().columns()) {
            if (column instanceof NumberProfile reference && isInput(column)) {
                all.add(review(reference, merged, windows));
            }
        }
        return List.copyOf(all);
    }

    private static boolean isInput(ColumnProfile column) {
        return column.feature().role() == Role.FEATURE;
    }

    private static Reevaluation review(NumberProfile reference, Profile merged, List<Profile> windows) {
        String name = reference.feature().name();
        Reevaluation whole = NumberReview.of(reference, number(merged, name));
        if (whole.verdict() != Verdict.NEW_TENDENCY) {
            return whole;
        }
        if (windows.size() == 1) {
            return with(whole, Verdict.NEW_TENDENCY, whole.reason() + "; one window seen");
        }
        long keeping = windows.stream()
                .filter(window ->
                        NumberReview.of(reference, number(window, name)).verdict() == Verdict.KEEP)
                .count();
        return keeping == 0
                ? with(whole, Verdict.NEW_TENDENCY, whole.reason() + "; in all " + windows.size() + " windows")
                : new Reevaluation(
                        name,
                        Verdict.INCONCLUSIVE,
                        "moved, but not in " + keeping + " of " + windows.size() + " windows: " + whole.reason(),
                        whole.burst(),
                        Map.of());
    }

    private static Reevaluation with(Reevaluation one, Verdict verdict, String reason) {
        return new Reevaluation(one.feature(), verdict, reason, one.burst(), one.proposed());
    }

    private static NumberProfile number(Profile profile, String name) {
        return (NumberProfile) profile.column(name).orElseThrow();
    }
}
