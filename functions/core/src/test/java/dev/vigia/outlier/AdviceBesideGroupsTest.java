package dev.vigia.outlier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.check.Advice;
import dev.vigia.check.Advice.OutlierRates;
import dev.vigia.check.Condition;
import dev.vigia.check.Group;
import dev.vigia.check.Verdict;
import dev.vigia.profile.Samples;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Advice and rates are written down; one percent of outliers are expected. */
class AdviceBesideGroupsTest {
    private static final double EXPECTED = .01;

    private static Advice advice(String feature, Verdict verdict, @Nullable OutlierRates rates) {
        boolean isNew = verdict == Verdict.NEW_TENDENCY;
        Map<String, Map<String, Double>> scalers =
                isNew ? Map.of("StandardScaler", Map.of("mean_", 3.0, "scale_", 2.0)) : Map.of();
        return new Advice(
                feature,
                verdict,
                "the mean moved",
                null,
                null,
                scalers,
                List.of(),
                List.of(),
                List.of(),
                null,
                .02,
                null,
                rates);
    }

    private static Advice moved(double old, double proposed) {
        return advice("x", Verdict.NEW_TENDENCY, new OutlierRates(old, proposed, proposed));
    }

    private static Group group(String origin, double share) {
        return new Group(
                "origin = " + origin,
                List.of(new Condition("origin", null, null, List.of(origin))),
                60,
                share,
                1,
                1,
                Samples.TIME,
                List.of());
    }

    private static Verdict verdict(Advice advice, Group... groups) {
        return AdviceBesideGroups.of(EXPECTED, List.of(advice), List.of(groups))
                .getFirst()
                .verdict();
    }

    @Test
    void valuesThatTakeNoOutliersAwayAreOfTheGroups() {
        Advice found = AdviceBesideGroups.of(
                        EXPECTED, List.of(moved(.061, .061)), List.of(group("OME", .01), group("ANC", .06)))
                .getFirst();
        assertThat(found.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(found.reason())
                .isEqualTo("the mean moved; no more than the new group origin = ANC (6.0 % of the rows) may have made:"
                        + " no values proposed");
        assertThat(found.scalers()).isEmpty();
        assertThat(found.outliers()).isNull();
        assertThat(found.outside()).isEqualTo(.02);
    }

    /** A quarter of the four percent that are too many is one. */
    @Test
    void valuesThatTakeOutliersAwayStay() {
        assertThat(verdict(moved(.05, .0405), group("ANC", .06))).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(verdict(moved(.05, .0395), group("ANC", .06))).isEqualTo(Verdict.NEW_TENDENCY);
        assertThat(verdict(moved(.1, .013), group("ANC", .06))).isEqualTo(Verdict.NEW_TENDENCY);
    }

    @Test
    void withoutGroupsOrWithoutAReplayAdviceStays() {
        assertThat(verdict(moved(.061, .061))).isEqualTo(Verdict.NEW_TENDENCY);
        assertThat(verdict(advice("x", Verdict.NEW_TENDENCY, null), group("ANC", .06)))
                .isEqualTo(Verdict.NEW_TENDENCY);
        assertThat(verdict(advice("x", Verdict.KEEP, null), group("ANC", .06))).isEqualTo(Verdict.KEEP);
    }

    @Test
    void whatIsNewStaysFirst() {
        List<Advice> told = AdviceBesideGroups.of(
                EXPECTED,
                List.of(
                        moved(.061, .061),
                        advice("y", Verdict.NEW_TENDENCY, new OutlierRates(.061, .02, .02)),
                        advice("z", Verdict.KEEP, null)),
                List.of(group("ANC", .06)));
        assertThat(told).extracting(Advice::feature).containsExactly("y", "x", "z");
    }
}
