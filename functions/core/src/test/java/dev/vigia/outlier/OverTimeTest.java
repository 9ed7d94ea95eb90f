package dev.vigia.outlier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.check.Verdict;
import dev.vigia.profile.Baseline;
import dev.vigia.profile.Profile;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Windows told by letters, oldest first: k keeps, b is a burst, t a tendency, i inconclusive; merged ones are what {@code merged} says. */
class OverTimeTest {
    private static final Baseline BASELINE = Pairs.baseline(Pairs.uniform(200));

    /** The n-th window has 2ⁿ rows, so that the rows of some together tell which they are. */
    private static OverTime<Reevaluation> told(String letters, Verdict merged) {
        List<Profile> windows = new ArrayList<>();
        for (int i = 0; i < letters.length(); i++) {
            windows.add(Pairs.profile(BASELINE, Pairs.times(1 << i, .5)));
        }
        return OverTime.of(windows, window -> {
            int rows = Math.toIntExact(window.rows());
            boolean single = Integer.bitCount(rows) == 1;
            Verdict verdict = single ? verdict(letters.charAt(Integer.numberOfTrailingZeros(rows))) : merged;
            return new Reevaluation("x", verdict, Integer.toBinaryString(rows), Proposal.NONE);
        });
    }

    private static OverTime<Reevaluation> told(String letters) {
        return told(letters, Verdict.INCONCLUSIVE);
    }

    private static Verdict verdict(char letter) {
        return switch (letter) {
            case 'k' -> Verdict.KEEP;
            case 'b' -> Verdict.OUTLIER_BURST;
            case 't' -> Verdict.NEW_TENDENCY;
            default -> Verdict.INCONCLUSIVE;
        };
    }

    @Test
    void oneWindowIsOneWindowsWord() {
        assertThat(told("t").verdict()).isEqualTo(Verdict.NEW_TENDENCY);
        assertThat(told("t").reason()).isEqualTo("1; one window seen");
        assertThat(told("i").verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(told("i").reason()).isEqualTo("1");
    }

    @Test
    void theNewestKeepsOrIsABurstWhateverWasBefore() {
        assertThat(told("ttk").verdict()).isEqualTo(Verdict.KEEP);
        assertThat(told("ttk").reason()).isEqualTo("100");
        assertThat(told("ttb").verdict()).isEqualTo(Verdict.OUTLIER_BURST);
        assertThat(told("kb").isTooNew()).isFalse();
    }

    @Test
    void aTendencyAfterOneThatKeepsIsTooNew() {
        OverTime<Reevaluation> first = told("tkt");
        assertThat(first.isTooNew()).isTrue();
        assertThat(first.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(first.reason()).isEqualTo("moved in one window, and whether it stays is not known yet: 100");
        OverTime<Reevaluation> second = told("tktt");
        assertThat(second.isTooNew()).isFalse();
        assertThat(second.verdict()).isEqualTo(Verdict.NEW_TENDENCY);
        assertThat(second.reason()).isEqualTo("1000; in 2 windows in a row");
        assertThat(told("ttt").reason()).isEqualTo("100; in 3 windows in a row");
        assertThat(told("kit").reason()).as("not kept between").isEqualTo("100; in 2 windows in a row");
    }

    /** The oldest of a run may hold the change itself. */
    @Test
    void windowsThatDoNotTellDoSoTogetherButTheOldest() {
        OverTime<Reevaluation> together = told("kiii", Verdict.NEW_TENDENCY);
        assertThat(together.found().reason()).isEqualTo("1100");
        assertThat(together.verdict()).isEqualTo(Verdict.NEW_TENDENCY);
        assertThat(together.reason()).isEqualTo("1100; in 3 windows in a row");
        assertThat(told("iii", Verdict.NEW_TENDENCY).found().reason()).isEqualTo("110");
        assertThat(told("kii", Verdict.NEW_TENDENCY).found().reason())
                .as("two are too few to leave one out")
                .isEqualTo("100");
        assertThat(told("kiit", Verdict.KEEP).found().reason())
                .as("the newest tells by itself")
                .isEqualTo("1000");
    }
}
