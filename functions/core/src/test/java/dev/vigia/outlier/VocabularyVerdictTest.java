package dev.vigia.outlier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.vigia.check.Verdict;
import dev.vigia.model.Feature;
import dev.vigia.model.Schema;
import dev.vigia.profile.Baseline;
import dev.vigia.profile.CategoryProfile;
import dev.vigia.profile.Profile;
import dev.vigia.profile.Sheet;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The verdict on categories and its sentence, at the counts where it changes; by chance: {@link VocabularyReviewTest}. */
class VocabularyVerdictTest {
    private static final Schema ONE = new Schema(List.of(Feature.category("city")));

    /** Pairs of a category and its count. */
    private static List<Object> cells(Object... counts) {
        List<Object> cells = new ArrayList<>();
        for (int i = 0; i < counts.length; i += 2) {
            cells.addAll(Sheet.times((Integer) counts[i + 1], counts[i]));
        }
        return cells;
    }

    private static VocabularyAdvice review(List<Object> reference, List<Object> window) {
        Baseline baseline = Sheet.baseline(ONE, reference);
        return VocabularyReview.of(city(baseline.profile()), city(Sheet.profile(baseline, window)));
    }

    private static CategoryProfile city(Profile profile) {
        return (CategoryProfile) profile.column("city").orElseThrow();
    }

    private static final List<Object> AB = cells("a", 600, "b", 400);
    private static final List<Object> MANY = cells("a", 6_000, "b", 4_000);

    private static VocabularyAdvice withNew(int count) {
        return review(AB, cells("a", 600, "b", 400 - count, "SEA", count));
    }

    /** With as many rows here as there, ½ᶜ of three categories is below 2e-4 from 14 rows on. */
    @Test
    void aCategoryRecursIfChanceWouldNotLeaveItOut() {
        VocabularyAdvice recurs = withNew(14);
        assertThat(recurs.verdict()).isEqualTo(Verdict.NEW_TENDENCY);
        assertThat(recurs.reason()).isEqualTo("new: SEA 1.4 %");
        assertThat(recurs.added()).containsExactly("SEA");
        assertThat(recurs.categories()).containsExactly("SEA", "a", "b");
        assertThat(recurs.proposes()).isTrue();
        assertThat(recurs.unknown()).isCloseTo(.014, within(1e-12));
        assertThat(recurs.unknownAfter()).isZero();
        VocabularyAdvice chance = withNew(13);
        assertThat(chance.verdict()).isNotEqualTo(Verdict.NEW_TENDENCY);
        assertThat(chance.proposes()).isFalse();
        assertThat(chance.unknown()).isCloseTo(.013, within(1e-12));
        assertThat(chance.unknownAfter()).isCloseTo(.013, within(1e-12));
    }

    /** A share of .002 of 10,000 rows is 20 of them. */
    @Test
    void aCategoryRecursFromItsShareOn() {
        assertThat(review(MANY, cells("a", 6_000, "b", 3_980, "SEA", 20)).added())
                .containsExactly("SEA");
        assertThat(review(MANY, cells("a", 6_000, "b", 3_981, "SEA", 19)).added())
                .isEmpty();
    }

    /** 5 of 100 rows, where 10,000 of the baseline have none. */
    @Test
    void aCategoryRecursFromFiveRowsOn() {
        assertThat(review(MANY, cells("a", 95, "SEA", 5)).added()).containsExactly("SEA");
        assertThat(review(MANY, cells("a", 96, "SEA", 4)).added()).isEmpty();
    }

    @Test
    void hundredValuesAreNeededOfEach() {
        assertThat(review(MANY, cells("a", 99)).reason())
                .isEqualTo("too few values to tell: 99 values here, 10000 in the baseline, 100 needed of each");
        assertThat(review(cells("a", 99), MANY).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(review(cells("a", 100), cells("a", 100)).verdict()).isEqualTo(Verdict.KEEP);
    }

    @Test
    void manyNewOnesAreCountedFewAreNamed() {
        VocabularyAdvice found = review(AB, cells("a", 500, "b", 200, "v", 90, "w", 80, "x", 60, "y", 40, "z", 30));
        assertThat(found.added()).containsExactly("v", "w", "x", "y", "z");
        assertThat(found.reason()).isEqualTo("new: v 9.0 %, w 8.0 %, x 6.0 % and 2 more");
        VocabularyAdvice three = review(AB, cells("a", 500, "b", 270, "v", 90, "w", 80, "x", 60));
        assertThat(three.reason()).isEqualTo("new: v 9.0 %, w 8.0 %, x 6.0 %");
    }

    @Test
    void whatIsKeptSaysWhetherAnythingIsNew() {
        assertThat(review(AB, AB).reason()).isEqualTo("no new category");
        assertThat(review(AB, AB).verdict()).isEqualTo(Verdict.KEEP);
        List<Object> rare = cells("a", 600, "b", 380);
        List<Object> others = cells("a", 600, "b", 380);
        for (int i = 0; i < 20; i++) {
            rare.add("rare " + i);
            others.add("other " + i);
        }
        VocabularyAdvice found = review(rare, others);
        assertThat(found.verdict()).as("the baseline's own are as rare").isEqualTo(Verdict.KEEP);
        assertThat(found.reason()).isEqualTo("no more new categories than expected");
        assertThat(found.unknown()).isCloseTo(.02, within(1e-12));
        VocabularyAdvice burst = review(AB, others);
        assertThat(burst.verdict()).isEqualTo(Verdict.OUTLIER_BURST);
        assertThat(burst.reason()).isEqualTo("2.0 % in categories of few rows each, all new");
    }

    // --- the most frequent

    /** Of 1,000 rows a lead is one from 3.7 √1,000 = 117 on; of 10,000 from .05 of them. */
    @Test
    void aLeadIsMoreThanChanceAndMoreThanATwentieth() {
        assertThat(review(AB, cells("a", 441, "b", 559)).mostFrequent()).contains("b");
        assertThat(review(AB, cells("a", 442, "b", 558)).mostFrequent()).isEmpty();
        assertThat(review(MANY, cells("a", 4_749, "b", 5_251)).mostFrequent()).contains("b");
        assertThat(review(MANY, cells("a", 4_750, "b", 5_250)).mostFrequent()).isEmpty();
        assertThat(review(AB, AB).mostFrequent()).isEmpty();
    }

    @Test
    void aNewLeaderIsATendencyOfItsOwn() {
        VocabularyAdvice known = review(AB, cells("a", 300, "b", 700));
        assertThat(known.verdict()).isEqualTo(Verdict.NEW_TENDENCY);
        assertThat(known.reason()).isEqualTo("the most frequent is now b");
        assertThat(known.proposes()).isTrue();
        assertThat(known.categories()).isEmpty();
        VocabularyAdvice added = review(AB, cells("a", 300, "b", 100, "SEA", 600));
        assertThat(added.reason()).isEqualTo("new: SEA 60.0 %; the most frequent is now SEA");
        assertThat(added.mostFrequent()).contains("SEA");
        VocabularyAdvice third = review(AB, cells("a", 200, "b", 500, "SEA", 300));
        assertThat(third.mostFrequent()).contains("b");
        assertThat(third.reason()).isEqualTo("new: SEA 30.0 %; the most frequent is now b");
    }

    /** A profile cuts longer names than 100, and a cut one is not the value. */
    @Test
    void onlyWholeNamesAreProposed() {
        String longest = "x".repeat(99);
        assertThat(review(AB, cells("a", 900, longest, 100)).added()).containsExactly(longest);
        assertThat(review(AB, cells("a", 900, "x".repeat(100), 100)).added()).isEmpty();
        VocabularyAdvice beside =
                review(cells("a", 600, "x".repeat(100), 400), cells("a", 600, "x".repeat(100), 300, "SEA", 100));
        assertThat(beside.added()).containsExactly("SEA");
        assertThat(beside.categories()).as("one of the baseline's is cut").isEmpty();
    }
}
