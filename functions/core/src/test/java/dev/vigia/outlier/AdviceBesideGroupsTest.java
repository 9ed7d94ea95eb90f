package dev.vigia.outlier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.check.Advice;
import dev.vigia.check.Advice.OutlierRates;
import dev.vigia.check.Condition;
import dev.vigia.check.Group;
import dev.vigia.check.Verdict;
import dev.vigia.inference.InferenceId;
import dev.vigia.inference.Rows;
import dev.vigia.inference.Status;
import dev.vigia.model.Feature;
import dev.vigia.model.Schema;
import dev.vigia.profile.Baseline;
import dev.vigia.profile.Profile;
import dev.vigia.profile.Samples;
import dev.vigia.profile.Sheet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
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
        return AdviceBesideGroups.of(EXPECTED, NO_ROWS, List.of(advice), List.of(groups))
                .getFirst()
                .verdict();
    }

    @Test
    void valuesThatTakeNoOutliersAwayAreOfTheGroups() {
        Advice found = AdviceBesideGroups.of(
                        EXPECTED, NO_ROWS, List.of(moved(.061, .061)), List.of(group("OME", .01), group("ANC", .06)))
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
                NO_ROWS,
                List.of(
                        moved(.061, .061),
                        advice("y", Verdict.NEW_TENDENCY, new OutlierRates(.061, .02, .02)),
                        advice("z", Verdict.KEEP, null)),
                List.of(group("ANC", .06)));
        assertThat(told).extracting(Advice::feature).containsExactly("y", "x", "z");
    }

    private static final Schema THREE =
            new Schema(List.of(Feature.number("x"), Feature.number("y"), Feature.number("z")));
    private static final Baseline BASELINE = Samples.baseline(THREE, builder -> builder.add(rows(1, 10_000, 0, 0, 0)));
    private static final UnusualSample NO_ROWS = UnusualSample.of(BASELINE).orElseThrow();

    /** Normal numbers, x and y moved; a share of the rows far out in z, and as far as is said in y. */
    private static Rows rows(long seed, int size, double shift, double share, double ofGroup) {
        Random random = new Random(seed);
        List<Object> x = new ArrayList<>();
        List<Object> y = new ArrayList<>();
        List<Object> z = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            boolean planted = i < share * size;
            x.add(random.nextGaussian() + shift);
            y.add(random.nextGaussian() + (planted ? ofGroup : shift));
            z.add(planted ? 12 + random.nextGaussian() : random.nextGaussian());
        }
        return Sheet.rows(THREE, x, y, z);
    }

    private static Map<String, Verdict> verdicts(Rows rows) {
        UnusualSample sample = UnusualSample.of(BASELINE).orElseThrow();
        InferenceId id = Samples.id(new Random(1), 0);
        Profile window = Profile.builder(BASELINE)
                .add(Samples.request(id, Status.CAPTURED, rows), (row, score) -> sample.add(rows, id, row, score))
                .build();
        List<Group> groups = NewGroups.of(BASELINE, sample, Samples.TIME, List.of());
        assertThat(groups).hasSize(1);
        List<Advice> advice =
                OutlierReplay.of(BASELINE, window, sample, PreprocessingReview.of(BASELINE, List.of(window)));
        Map<String, Verdict> verdicts = new HashMap<>();
        AdviceBesideGroups.of(EXPECTED, sample, advice, groups)
                .forEach(one -> verdicts.put(one.feature(), one.verdict()));
        return verdicts;
    }

    /** Shifts of x and y that have nothing to do with the group in z, whose outliers are most of those that are too many. */
    @Test
    void aFeatureThatMovedAmongTheOthersTooStaysNew() {
        for (double shift : new double[] {.2, .3, .5}) {
            Map<String, Verdict> verdicts = verdicts(rows(2, 10_000, shift, .02, shift));
            assertThat(verdicts.get("x")).as("shift %s", shift).isEqualTo(Verdict.NEW_TENDENCY);
            assertThat(verdicts.get("y")).as("shift %s", shift).isEqualTo(Verdict.NEW_TENDENCY);
        }
    }

    /** Six in a hundred rows, 2.5 deviations up in y, make its mean .15 and its scale × 1.16 of what stayed: values between both. */
    @Test
    void whatAGroupMadeOfAFeatureIsNotProposed() {
        Map<String, Verdict> verdicts = verdicts(rows(3, 10_000, 0, .06, 2.5));
        assertThat(verdicts.get("x")).isEqualTo(Verdict.KEEP);
        assertThat(verdicts.get("y")).isNotEqualTo(Verdict.NEW_TENDENCY).isNotEqualTo(Verdict.KEEP);
        for (int seed = 10; seed < 30; seed++) {
            assertThat(verdicts(rows(seed, 1_200, 0, .06, 1.5)).get("y"))
                    .as("seed %d, of which few rows could be anything", seed)
                    .isNotEqualTo(Verdict.NEW_TENDENCY);
        }
    }
}
