package dev.vigia.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.check.Family;
import dev.vigia.check.Health;
import dev.vigia.check.ModelHealth;
import dev.vigia.check.Outcome;
import dev.vigia.check.ReportSummary;
import dev.vigia.inference.InferenceId;
import dev.vigia.inference.Truth;
import dev.vigia.model.AuditEntry;
import dev.vigia.model.ModelVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A model's ground truth comes in a window after what it is about, and is judged by the drift function. */
class PerformanceWindowsTest extends LabelledTraffic {
    @Test
    void theFirstWindowOfLabelsIsTheReferenceAndLaterOnesAreHeldAgainstIt() {
        send(0, 300, 1);
        drift(2);
        assertThat(registry.audit(NAME, 10)).extracting(AuditEntry::action).contains("performance reference learned");
        assertThat(summaries()).isEmpty();
        send(1, 200, 1);
        drift(3);
        assertThat(summaries()).extracting(ReportSummary::outcome).containsExactly(Outcome.PASSED);
        send(2, 200, 0.4);
        send(3, 200, 0.4);
        drift(5);
        assertThat(summaries())
                .extracting(ReportSummary::outcome)
                .containsExactly(Outcome.PASSED, Outcome.BREACHED, Outcome.BREACHED);
        assertThat(reports.report(VERSION, Family.PERFORMANCE, hour(4))
                        .orElseThrow()
                        .reason())
                .containsPattern("auc 0\\.8\\d* → 0\\.6\\d*");
        assertThat(notifier.sent()).anyMatch(told -> told.family() == Family.PERFORMANCE);
    }

    @Test
    void aModelWithoutLabelsIsNotJudgedByThem() {
        drift(4);
        assertThat(summaries()).isEmpty();
        assertThat(registry.audit(NAME, 10))
                .extracting(AuditEntry::action)
                .doesNotContain("performance reference learned");
    }

    @Test
    void labelsThatStopLeaveTheModelUnknown() {
        send(0, 300, 1);
        drift(2);
        send(1, 200, 1);
        drift(3);
        drift(4);
        assertThat(summaries())
                .extracting(ReportSummary::outcome)
                .containsExactly(Outcome.PASSED, Outcome.INCONCLUSIVE);
        assertThat(summaries().getLast().reason()).isEqualTo("no ground truth arrived");
        Instant now = START.plus(HOUR.multipliedBy(4)).plus(GRACE).plusSeconds(10);
        assertThat(ModelHealth.of(VERSION, reports.standings(VERSION), now).health())
                .isEqualTo(Health.UNKNOWN);
    }

    @Test
    void fewLabelsAreNoReference() {
        send(0, 40, 1);
        drift(2);
        assertThat(registry.audit(NAME, 10))
                .extracting(AuditEntry::action)
                .doesNotContain("performance reference learned");
    }

    /** A wrong label is corrected within the window: it counts once. */
    @Test
    void aCorrectedLabelCountsOnce() {
        send(0, 300, 1);
        drift(2);
        List<Truth> labels = send(1, 200, 0);
        truths.put(
                NAME,
                labels.stream()
                        .map(label -> new Truth(
                                label.row(), label.value(), label.arrived().plusSeconds(5)))
                        .toList());
        drift(3);
        assertThat(summaries()).extracting(ReportSummary::rows).containsExactly(2_000L);
    }

    /** Labels of one row each, of inferences that are not in the log. */
    private void strange(int hour, int labels) {
        List<Truth> strange = new ArrayList<>();
        for (int i = 0; i < labels; i++) {
            Instant at = hour(hour).from().plusSeconds(i);
            strange.add(new Truth(
                    InferenceId.of(at, random.nextLong(), random.nextLong()).row(0), "1", at.plus(HOUR)));
        }
        truths.put(NAME, strange);
    }

    @Test
    void labelsOfInferencesThatAreNotInTheLogAreLeftOut() {
        send(0, 300, 1);
        drift(2);
        strange(1, 300);
        drift(3);
        assertThat(summaries())
                .singleElement()
                .matches(summary -> summary.outcome() == Outcome.INCONCLUSIVE)
                .extracting(ReportSummary::reason)
                .asString()
                .contains("no row that can be judged");
    }

    /** Those that are there did well; what is gone may not have. */
    @Test
    void manyLabelsWhosePredictionsAreGoneAreNotGreen() {
        send(0, 300, 1);
        drift(2);
        send(1, 200, 1);
        strange(1, 100);
        send(2, 200, 1);
        strange(2, 10);
        drift(4);
        assertThat(summaries())
                .extracting(ReportSummary::outcome)
                .containsExactly(Outcome.INCONCLUSIVE, Outcome.PASSED);
        assertThat(summaries().getFirst().reason())
                .isEqualTo("of 100 requests with ground truth, of 300 looked up, the log has no predictions");
    }

    /** A version on trial answered badly: that is not the live one's doing. */
    @Test
    void labelsOfAnotherVersionAreNotThisOnes() {
        send(0, 300, 1);
        drift(2);
        send(1, 200, 1);
        answering = new ModelVersion(NAME, 2);
        send(1, 200, 0);
        drift(3);
        assertThat(summaries()).extracting(ReportSummary::outcome).containsExactly(Outcome.PASSED);
        assertThat(summaries()).extracting(ReportSummary::rows).containsExactly(2_000L);
    }

    /** One label only tells nothing of how a model ranks; the next window has both. */
    @Test
    void aWindowThatCannotBeJudgedIsNoReference() {
        truths.put(
                NAME,
                send(0, 300, 1).stream()
                        .map(label ->
                                new Truth(label.row(), "0", label.arrived().plusMillis(1)))
                        .toList());
        drift(2);
        assertThat(registry.audit(NAME, 10))
                .extracting(AuditEntry::action)
                .doesNotContain("performance reference learned");
        send(1, 300, 1);
        drift(3);
        assertThat(registry.audit(NAME, 10)).extracting(AuditEntry::action).contains("performance reference learned");
    }
}
