package dev.vigia.outlier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.vigia.check.Verdict;
import dev.vigia.inference.Cell;
import dev.vigia.inference.Rows;
import dev.vigia.inference.Status;
import dev.vigia.inference.TextColumn;
import dev.vigia.model.Feature;
import dev.vigia.model.Schema;
import dev.vigia.profile.Baseline;
import dev.vigia.profile.CategoryProfile;
import dev.vigia.profile.Profile;
import dev.vigia.profile.Samples;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class VocabularyReviewTest {
    private static final Schema ONE = new Schema(List.of(Feature.category("city")));

    private static Rows rows(String... values) {
        TextColumn.Builder column = new TextColumn.Builder(values.length);
        for (String value : values) {
            if (value.isEmpty()) {
                column.addMissing(Cell.NULL);
            } else {
                column.add(value);
            }
        }
        return new Rows(ONE, values.length, List.of(column.build()), List.of());
    }

    private static Baseline baseline(String... values) {
        return Samples.baseline(ONE, builder -> builder.add(rows(values)));
    }

    private static Profile profile(Baseline baseline, String... values) {
        return Samples.profile(
                baseline, List.of(Samples.request(Samples.id(new Random(1), 1), Status.CAPTURED, rows(values))));
    }

    private static VocabularyAdvice review(Baseline baseline, String... values) {
        return review(baseline, profile(baseline, values));
    }

    private static VocabularyAdvice review(Baseline baseline, Profile window) {
        return VocabularyReview.of(city(baseline.profile()), city(window));
    }

    private static CategoryProfile city(Profile profile) {
        return (CategoryProfile) profile.column("city").orElseThrow();
    }

    /** Categories c0, c1, … with shares as of Zipf's law. */
    private static String[] zipf(Random random, int categories, int rows) {
        double all = 0;
        for (int i = 1; i <= categories; i++) {
            all += 1.0 / i;
        }
        String[] values = new String[rows];
        for (int row = 0; row < rows; row++) {
            double u = random.nextDouble() * all;
            int i = 0;
            while (i < categories - 1 && u >= 1.0 / (i + 1)) {
                u -= 1.0 / (i + 1);
                i++;
            }
            values[row] = "c" + i;
        }
        return values;
    }

    /** Every {@code step}-th value changed. */
    private static String[] changed(String[] values, int step, UnaryOperator<String> change) {
        String[] changed = values.clone();
        for (int i = 0; i < changed.length; i += step) {
            changed[i] = change.apply(changed[i]);
        }
        return changed;
    }

    /**
     * 500 cases of each kind at 1,000 and 4,000 rows, 8 and 300 categories, baselines of 5,000 rows. A new category has 2 % of the rows; a burst
     * damages 3 %, each row in its own way.
     */
    @Test
    void tellsNewCategoriesFromDamagedOnesInNinetySevenPercent() {
        Random random = new Random(11);
        Map<Verdict, Integer> right = new EnumMap<>(Verdict.class);
        int runs = 500;
        Baseline baseline = baseline(zipf(random, 8, 5_000));
        for (int i = 0; i < runs; i++) {
            int categories = i / 25 % 2 == 0 ? 8 : 300;
            baseline = i % 25 == 0 ? baseline(zipf(random, categories, 5_000)) : baseline;
            String[] clean = zipf(random, categories, i % 4 < 2 ? 1_000 : 4_000);
            count(right, Verdict.KEEP, review(baseline, clean));
            count(right, Verdict.NEW_TENDENCY, review(baseline, changed(clean, 50, was -> "ANC")));
            count(right, Verdict.OUTLIER_BURST, review(baseline, changed(clean, 33, was -> was + random.nextInt())));
        }
        assertThat(right)
                .containsOnlyKeys(Verdict.KEEP, Verdict.NEW_TENDENCY, Verdict.OUTLIER_BURST)
                .allSatisfy((verdict, count) ->
                        assertThat(count).as(verdict.word()).isGreaterThanOrEqualTo(runs * 97 / 100));
    }

    private static void count(Map<Verdict, Integer> right, Verdict expected, VocabularyAdvice found) {
        right.merge(expected, found.verdict() == expected ? 1 : 0, Integer::sum);
    }

    @Test
    void proposesTheVocabularyAsScikitLearnSortsItAndReplaysIt() {
        Random random = new Random(2);
        Baseline baseline = baseline(zipf(random, 3, 2_000));
        String[] values = changed(zipf(random, 3, 2_000), 20, was -> "\ud83d\ude00");
        values = changed(values, 25, was -> "\uffee");
        values[1] = "typo";

        VocabularyAdvice found = review(baseline, values);

        assertThat(found.verdict()).isEqualTo(Verdict.NEW_TENDENCY);
        assertThat(found.categories()).containsExactly("c0", "c1", "c2", "\uffee", "\ud83d\ude00");
        assertThat(found.added()).containsExactlyInAnyOrder("\uffee", "\ud83d\ude00");
        assertThat(found.reason()).startsWith("new: ");
        long unknown =
                Arrays.stream(values).filter(value -> !value.startsWith("c")).count();
        assertThat(found.unknown()).isCloseTo(unknown / 2_000.0, within(1e-12));
        assertThat(found.unknownAfter()).isCloseTo(1 / 2_000.0, within(1e-12));
        assertThat(found.mostFrequent()).isEmpty();
    }

    @Test
    void aCategoryThatTakesTheLeadIsTheImputersNewValue() {
        Random random = new Random(3);
        Baseline baseline = baseline(zipf(random, 3, 2_000));

        VocabularyAdvice known = review(baseline, changed(zipf(random, 3, 2_000), 2, was -> "c1"));
        VocabularyAdvice unknown = review(baseline, changed(zipf(random, 3, 2_000), 2, was -> "ANC"));

        assertThat(known.verdict()).isEqualTo(Verdict.NEW_TENDENCY);
        assertThat(known.mostFrequent()).contains("c1");
        assertThat(known.categories()).isEmpty();
        assertThat(unknown.mostFrequent()).contains("ANC");
        assertThat(unknown.categories()).containsExactly("ANC", "c0", "c1", "c2");
    }

    /** City names in capitals: 200 new ones, the most frequent with a sixth of the rows. */
    @Test
    void namesInCapitalsAreProposedMostFrequentFirst() {
        Random random = new Random(7);
        Baseline baseline = baseline(zipf(random, 200, 20_000));

        VocabularyAdvice found =
                review(baseline, changed(zipf(random, 200, 10_000), 1, was -> was.toUpperCase(Locale.ROOT)));

        assertThat(found.verdict()).isEqualTo(Verdict.NEW_TENDENCY);
        assertThat(found.added()).startsWith("C0", "C1", "C2", "C3");
        assertThat(found.mostFrequent()).contains("C0");
        assertThat(found.reason()).startsWith("new: C0 16.8 %, C1 ").endsWith("the most frequent is now C0");
    }

    /** 1,000 new ones: which of those outside the sample recur is not known, nor which leads. */
    @Test
    void nothingIsProposedWhereOthersThanThoseCountedByNameMayRecur() {
        Random random = new Random(8);
        Baseline baseline = baseline(zipf(random, 800, 20_000));

        VocabularyAdvice found =
                review(baseline, changed(zipf(random, 800, 10_000), 1, was -> was.toUpperCase(Locale.ROOT)));

        assertThat(found.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(found.proposes()).isFalse();
        assertThat(found.reason())
                .matches("100\\.0 % in about \\d{3} new categories, more than are counted by name: which of them"
                        + " recur most is not known");
    }

    @Test
    void manyDamagedNamesAreABurstOfWhichNoneHasMuch() {
        Random random = new Random(9);
        Baseline baseline = baseline(zipf(random, 8, 5_000));
        String[] clean = zipf(random, 8, 4_000);

        VocabularyAdvice burst = review(baseline, changed(clean, 4, was -> was + random.nextInt()));
        VocabularyAdvice hidden =
                review(baseline, changed(clean, 4, was -> random.nextInt(3) == 0 ? "unknown" : was + random.nextInt()));

        assertThat(burst.verdict()).isEqualTo(Verdict.OUTLIER_BURST);
        assertThat(burst.reason())
                .matches("25\\.0 % in about [\\d,]+ new categories, none of them with more than 0\\.\\d %");
        assertThat(hidden.verdict()).isNotEqualTo(Verdict.OUTLIER_BURST);
    }

    @Test
    void aNameThatWasCutIsNotProposed() {
        Random random = new Random(4);
        Baseline baseline = baseline(zipf(random, 3, 2_000));
        String[] values = changed(zipf(random, 3, 2_000), 20, was -> "x".repeat(300));

        VocabularyAdvice found = review(baseline, values);

        assertThat(found.added()).isEmpty();
        assertThat(found.categories()).isEmpty();
    }

    @Test
    void badInputIsInconclusive() {
        Baseline usual = baseline(zipf(new Random(5), 3, 2_000));
        String[] missing = new String[500];
        Arrays.fill(missing, "");
        Baseline nothing = baseline(missing);
        Baseline one = baseline("c1");
        List<VocabularyAdvice> found = new ArrayList<>();
        found.add(review(usual, "c1", "c2"));
        found.add(review(usual, missing));
        found.add(review(one, zipf(new Random(6), 3, 2_000)));
        found.add(review(usual, Profile.empty(usual)));
        found.add(review(nothing, "c1"));

        assertThat(found).hasSize(5).allSatisfy(advice -> {
            assertThat(advice.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
            assertThat(advice.reason()).startsWith("too few values to tell");
        });
    }
}
