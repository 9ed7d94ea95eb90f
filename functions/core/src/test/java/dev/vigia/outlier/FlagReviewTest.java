package dev.vigia.outlier;

import static dev.vigia.profile.Sheet.cells;
import static dev.vigia.profile.Sheet.times;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.vigia.check.Advice;
import dev.vigia.check.Verdict;
import dev.vigia.model.Feature;
import dev.vigia.model.FeatureType;
import dev.vigia.model.Role;
import dev.vigia.model.Schema;
import dev.vigia.profile.Baseline;
import dev.vigia.profile.Sheet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A boolean's share of true stays or is new, and is told as that. */
class FlagReviewTest {
    private static final Schema SCHEMA = new Schema(List.of(Feature.of("vip", FeatureType.BOOLEAN, Role.FEATURE)));

    private static List<Object> flags(int trues, int falses) {
        return cells(times(trues, 1.0), times(falses, 0.0));
    }

    private static Advice review(List<Object> before, List<Object> now) {
        Baseline baseline = Sheet.baseline(SCHEMA, before);
        return PreprocessingReview.of(baseline, List.of(Sheet.profile(baseline, now)))
                .getFirst();
    }

    @Test
    void aShareOfTrueThatRoseIsNew() {
        Advice found = review(flags(800, 3200), flags(1050, 1950));
        assertThat(found.verdict()).isEqualTo(Verdict.NEW_TENDENCY);
        assertThat(found.reason()).startsWith("true 20.0 % → 35.0 %");
        assertThat(found.scalers().getOrDefault("StandardScaler", Map.of()))
                .hasEntrySatisfying("mean_", mean -> assertThat(mean).isCloseTo(0.35, within(1e-6)))
                .hasEntrySatisfying("var_", variance -> assertThat(variance).isCloseTo(0.35 * 0.65, within(1e-6)));
        assertThat(found.scalers()).doesNotContainKey("RobustScaler");
    }

    /** No burst, and no values that gather: three in a hundred that are false are what a boolean has. */
    @Test
    void aSmallChangeIsKept() {
        Advice found = review(flags(3880, 120), flags(2811, 189));
        assertThat(found.verdict()).isEqualTo(Verdict.KEEP);
        assertThat(found.reason()).isEqualTo("true 97.0 % → 93.7 %");
        assertThat(found.scalers()).isEmpty();
    }

    /** From 1 in 1,000 to 2 in 100 the scale that a model was trained with is four times what it was. */
    @Test
    void aRareFlagThatIsRareNoMoreIsNew() {
        assertThat(review(flags(4, 3996), flags(60, 2940)).verdict()).isEqualTo(Verdict.NEW_TENDENCY);
        assertThat(review(flags(0, 4000), flags(900, 2100)).reason()).startsWith("true 0.0 % → 30.0 %");
        assertThat(review(flags(0, 4000), flags(900, 2100)).verdict()).isEqualTo(Verdict.NEW_TENDENCY);
        assertThat(review(flags(4000, 0), flags(3000, 0)).verdict()).isEqualTo(Verdict.KEEP);
    }

    /** A scale of 0 was proposed of it. */
    @Test
    void aFlagThatStandsStillIsNoTendency() {
        Advice still = review(flags(800, 3200), flags(3000, 0));
        assertThat(still.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(still.reason()).startsWith("true 20.0 % → 100.0 %; all values here are the same");
        assertThat(still.scalers()).isEmpty();
        assertThat(review(flags(800, 3200), flags(2999, 1)).verdict()).isEqualTo(Verdict.NEW_TENDENCY);
    }

    @Test
    void fewValuesTellLittle() {
        assertThat(review(flags(800, 3200), flags(30, 90)).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(review(flags(800, 3200), flags(30, 90)).reason()).startsWith("too few values to tell: a change by");
        assertThat(review(flags(800, 3200), flags(90, 9)).reason()).startsWith("too few values to tell: 99 values");
    }

    /** Of 500 windows without a change .5 may be new at Fisher's .001, more than 3 once in 570 times; it was 0, 0, 0 and 1. */
    @Test
    void aShareThatStayedIsNotCalledNew() {
        SplittableRandom random = new SplittableRandom(11);
        for (double share : new double[] {0.002, 0.03, 0.2, 0.5}) {
            Baseline baseline = Sheet.baseline(SCHEMA, drawn(share, 1000, random));
            long called = IntStream.range(0, 500)
                    .mapToObj(i -> Sheet.profile(baseline, drawn(share, 600, random)))
                    .map(window ->
                            PreprocessingReview.of(baseline, List.of(window)).getFirst())
                    .filter(found -> found.verdict() == Verdict.NEW_TENDENCY)
                    .count();
            assertThat(called).as("share " + share).isLessThanOrEqualTo(3);
        }
    }

    private static List<Object> drawn(double share, int rows, SplittableRandom random) {
        return IntStream.range(0, rows)
                .<Object>mapToObj(i -> random.nextDouble() < share ? 1.0 : 0.0)
                .toList();
    }
}
