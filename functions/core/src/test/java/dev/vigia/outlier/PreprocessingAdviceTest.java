package dev.vigia.outlier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.vigia.check.Advice;
import dev.vigia.check.Statistics;
import dev.vigia.check.Verdict;
import dev.vigia.model.Feature;
import dev.vigia.model.FeatureType;
import dev.vigia.model.Role;
import dev.vigia.model.Schema;
import dev.vigia.profile.Baseline;
import dev.vigia.profile.Profile;
import dev.vigia.profile.Sheet;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a user reads of all features of a model, of values without chance. */
class PreprocessingAdviceTest {
    private static final int SIZE = 10_000;
    private static final Schema SCHEMA = new Schema(List.of(
            Feature.number("kept"),
            Feature.number("empty"),
            Feature.number("burst"),
            Feature.number("moved"),
            Feature.category("city"),
            Feature.of("note", FeatureType.TEXT, Role.FEATURE),
            Feature.of("ticket", FeatureType.NUMBER, Role.IDENTIFIER),
            Feature.prediction("delay", FeatureType.NUMBER)));

    private static final double[] NORMAL = Pairs.normal(SIZE, 50, 10);
    private static final double[] MOVED = Pairs.normal(SIZE, 56, 11);
    private static final Baseline BASELINE = Sheet.baseline(SCHEMA, columns(NORMAL, NORMAL, NORMAL, 0, "LAX"));
    private static final Profile WINDOW = Sheet.profile(
            BASELINE,
            columns(
                    Pairs.times(SIZE, Double.NaN),
                    Pairs.join(Pairs.normal(9_500, 50, 10), Pairs.times(500, 900)),
                    MOVED,
                    900,
                    "SEA"));

    /** The ticket and the prediction move as well. */
    private static List<?>[] columns(double[] empty, double[] burst, double[] moved, double off, String third) {
        List<Object> cities =
                Sheet.cells(Sheet.times(3_000, third), Sheet.times(3_000, "ANC"), Sheet.times(4_000, "LAX"));
        return new List<?>[] {
            list(NORMAL),
            list(empty),
            list(burst),
            list(moved),
            cities,
            IntStream.range(0, SIZE).mapToObj(i -> "note " + i).toList(),
            list(Pairs.map(NORMAL, x -> x + off)),
            list(Pairs.map(NORMAL, x -> x + off))
        };
    }

    private static List<Double> list(double... values) {
        return Arrays.stream(values).boxed().toList();
    }

    private static List<Advice> advice(Profile... windows) {
        return PreprocessingReview.of(BASELINE, List.of(windows));
    }

    private static Advice of(String feature, Profile... windows) {
        return advice(windows).stream()
                .filter(one -> one.feature().equals(feature))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatIsNewComesFirstAndWhatIsNoFeatureNotAtAll() {
        assertThat(advice(WINDOW))
                .extracting(Advice::feature)
                .containsExactly("moved", "city", "burst", "empty", "kept");
        assertThat(advice(WINDOW))
                .extracting(Advice::verdict)
                .containsExactly(
                        Verdict.NEW_TENDENCY,
                        Verdict.NEW_TENDENCY,
                        Verdict.OUTLIER_BURST,
                        Verdict.INCONCLUSIVE,
                        Verdict.KEEP);
    }

    @Test
    void aMovedNumberComesWithBothStatisticsAndItsNewRange() {
        Advice moved = of("moved", WINDOW);
        long beyond = Arrays.stream(MOVED)
                .filter(x -> x < NORMAL[0] || x > NORMAL[SIZE - 1])
                .count();

        assertThat(Objects.requireNonNull(moved.baseline()).mean()).isCloseTo(50, within(1e-6));
        Statistics current = Objects.requireNonNull(moved.current());
        assertThat(current.mean()).isCloseTo(56, within(1e-6));
        assertThat(moved.scalers().keySet())
                .containsExactly(
                        "StandardScaler",
                        "SimpleImputer(strategy='mean')",
                        "RobustScaler",
                        "SimpleImputer(strategy='median')",
                        "MinMaxScaler",
                        "MaxAbsScaler");
        assertThat(moved.scalers().get("MinMaxScaler"))
                .containsEntry("data_min_", MOVED[0])
                .containsEntry("data_max_", MOVED[SIZE - 1]);
        assertThat(moved.quantiles()).hasSize(101);
        assertThat(moved.outside()).isCloseTo(beyond / 10_000.0, within(1e-12)).isPositive();
        assertThat(moved.outsideAfter()).isZero();
        assertThat(moved.categories()).isEmpty();
    }

    @Test
    void aBurstAndWhatIsKeptComeWithoutNewValues() {
        for (String feature : List.of("burst", "kept", "empty")) {
            Advice found = of(feature, WINDOW);
            assertThat(found.scalers()).isEmpty();
            assertThat(found.quantiles()).isEmpty();
            assertThat(found.outsideAfter()).isNull();
        }
        assertThat(of("burst", WINDOW).outside()).isEqualTo(.05);
        assertThat(of("kept", WINDOW).outside()).isZero();
        assertThat(of("empty", WINDOW).outside()).isNull();
    }

    @Test
    void aNewCategoryComesWithTheWholeVocabulary() {
        Advice city = of("city", WINDOW);
        assertThat(city.baseline()).isNull();
        assertThat(city.added()).containsExactly("SEA");
        assertThat(city.categories()).containsExactly("ANC", "LAX", "SEA");
        assertThat(city.mostFrequent()).isNull();
        assertThat(city.outside()).isEqualTo(.3);
        assertThat(city.outsideAfter()).isZero();
    }

    /** Seen once after a window as ever: verdict, values, and what would be outside wait for the next window. */
    @Test
    void whatIsTooNewIsNotProposedYet() {
        Profile before = Sheet.profile(BASELINE, columns(NORMAL, NORMAL, NORMAL, 0, "LAX"));

        for (String feature : List.of("moved", "city")) {
            Advice once = of(feature, before, WINDOW);
            assertThat(once.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
            assertThat(once.scalers()).isEmpty();
            assertThat(once.quantiles()).isEmpty();
            assertThat(once.added()).isEmpty();
            assertThat(once.categories()).isEmpty();
            assertThat(once.outsideAfter()).isNull();
            assertThat(once.outside()).isPositive();
            assertThat(of(feature, before, WINDOW, WINDOW).verdict()).isEqualTo(Verdict.NEW_TENDENCY);
        }
    }
}
