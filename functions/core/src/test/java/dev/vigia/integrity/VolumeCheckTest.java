package dev.vigia.integrity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.vigia.check.CheckInput;
import dev.vigia.check.Finding;
import dev.vigia.check.Outcome;
import dev.vigia.check.Severity;
import dev.vigia.check.Volume;
import dev.vigia.model.Feature;
import dev.vigia.model.Model;
import dev.vigia.model.Schema;
import dev.vigia.profile.Baseline;
import dev.vigia.profile.Profile;
import dev.vigia.profile.Samples;
import dev.vigia.profile.Sheet;
import dev.vigia.profile.Window;
import dev.vigia.stats.TestResult;
import dev.vigia.stats.VolumePrediction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class VolumeCheckTest {
    private static final Schema SCHEMA = new Schema(List.of(Feature.number("x")));
    private static final Baseline BASELINE = Sheet.baseline(SCHEMA, Sheet.times(10, 1.0));
    private static final Window NOW = Samples.HOUR;

    private static Volume ago(int hours, long rows) {
        Duration back = Duration.ofHours(hours);
        return new Volume(new Window(NOW.from().minus(back), NOW.to().minus(back)), rows);
    }

    /** So many windows just before, the newest first. */
    private static List<Volume> before(long... rows) {
        List<Volume> before = new ArrayList<>();
        for (int i = 0; i < rows.length; i++) {
            before.add(ago(i + 1, rows[i]));
        }
        return before;
    }

    private static List<Finding> findings(int rows, List<Volume> before, Instant pausedUntil, double level) {
        Profile profile = rows == 0 ? Profile.empty(BASELINE) : Sheet.profile(BASELINE, Sheet.times(rows, 1.0));
        Model any = Model.of(Samples.VERSION.model());
        Model model = new Model(
                any.name(),
                any.live(),
                any.shards(),
                any.cadence(),
                any.baselines(),
                any.budget(),
                any.onLogFailure(),
                any.retention(),
                pausedUntil,
                any.revision());
        return new VolumeCheck().check(new CheckInput(BASELINE, NOW, profile, before, model, level));
    }

    private static Finding finding(int rows, List<Volume> before) {
        List<Finding> findings = findings(rows, before, Instant.EPOCH, 1e-3);
        assertThat(findings).hasSize(1);
        return findings.getFirst();
    }

    private static double pValue(TestResult result) {
        return result instanceof TestResult.Defined some ? some.pValue() : Double.NaN;
    }

    @Test
    void theWindowsBeforeAreComparedFromSixOn() {
        assertThat(findings(400, before(100, 100, 100, 100, 100), Instant.EPOCH, 1e-3))
                .isEmpty();
        Finding spike = finding(400, before(100, 100, 100, 100, 100, 100));
        assertThat(spike.reason()).isEqualTo("400 rows, 100 expected from the 6 windows before");
        assertThat(spike.check()).isEqualTo("volume");
        assertThat(spike.outcome()).isEqualTo(Outcome.BREACHED);
        assertThat(spike.effect()).isEqualTo(3);
        assertThat(spike.observed()).isEqualTo(400);
        assertThat(spike.expected()).isEqualTo(100);
    }

    @Test
    void eachSideIsAtHalfTheLevel() {
        long[] hours = {90, 110, 100, 105, 95, 100};
        VolumePrediction prediction = VolumePrediction.learn(List.of(hours));
        Finding drop = finding(40, before(hours));
        assertThat(drop.pValue()).isCloseTo(2 * pValue(prediction.drop(hours, 40)), within(1e-15));
        assertThat(drop.effect()).isCloseTo(.6, within(1e-12));
        Finding spike = finding(240, before(hours));
        assertThat(spike.pValue()).isCloseTo(2 * pValue(prediction.spike(hours, 240)), within(1e-15));
        assertThat(finding(100, before(hours)).pValue()).isEqualTo(1);
        double p = Objects.requireNonNull(drop.pValue());
        assertThat(findings(40, before(hours), Instant.EPOCH, p).getFirst().outcome())
                .as("at the level")
                .isEqualTo(Outcome.PASSED);
        assertThat(findings(40, before(hours), Instant.EPOCH, Math.nextUp(p))
                        .getFirst()
                        .outcome())
                .isEqualTo(Outcome.BREACHED);
    }

    @Test
    void belowHalfAndAboveTwiceAreWorthAWarningAFifthAndFiveTimesAreCritical() {
        long[] hours = {1_000, 1_000, 1_000, 1_000, 1_000, 1_000};
        assertThat(finding(500, before(hours)).outcome()).isEqualTo(Outcome.PASSED);
        assertThat(finding(2_000, before(hours)).outcome()).isEqualTo(Outcome.PASSED);
        for (int warned : new int[] {499, 200, 2_001, 5_000}) {
            assertThat(finding(warned, before(hours)).outcome()).isEqualTo(Outcome.BREACHED);
            assertThat(finding(warned, before(hours)).severity()).isEqualTo(Severity.WARNING);
        }
        assertThat(finding(199, before(hours)).severity()).isEqualTo(Severity.CRITICAL);
        assertThat(finding(5_001, before(hours)).severity()).isEqualTo(Severity.CRITICAL);
    }

    @Test
    void theSameTimeOfThreeDaysIsBetterThanTheHoursBefore() {
        List<Volume> history = new ArrayList<>(before(900, 800, 900, 1_000, 900, 950, 900));
        history.add(ago(24, 100));
        history.add(ago(48, 120));
        assertThat(finding(110, history).reason()).isEqualTo("110 rows, 907.1 expected from the 7 windows before");
        history.add(ago(72, 110));
        Finding found = finding(110, history);
        assertThat(found.reason()).isEqualTo("110 rows, 110 expected from the same time of 3 days");
        assertThat(found.outcome()).isEqualTo(Outcome.PASSED);
        List<long[]> groups = List.of(new long[] {110, 120, 100}, new long[] {900, 950, 900, 1_000, 900, 800, 900});
        assertThat(finding(30, history).pValue())
                .isCloseTo(2 * pValue(VolumePrediction.learn(groups).drop(groups.getFirst(), 30)), within(1e-12));
        List<Volume> alone = List.of(ago(24, 100), ago(48, 120), ago(72, 110), ago(1, 5));
        assertThat(finding(30, alone).pValue())
                .isCloseTo(
                        2
                                * pValue(VolumePrediction.learn(List.of(groups.getFirst()))
                                        .drop(groups.getFirst(), 30)),
                        within(1e-12));
    }

    @Test
    void laterWindowsAndTheSilenceJustBeforeAreLeftOut() {
        List<Volume> history = new ArrayList<>(before(0, 0, 100, 100, 0, 100, 100, 100));
        history.add(new Volume(NOW.next(), 7_777));
        history.add(new Volume(NOW, 7_777));
        Finding silence = finding(0, history);
        assertThat(silence.reason()).isEqualTo("0 rows, 83.33 expected from the 6 windows before");
        assertThat(silence.check()).isEqualTo("silence");
    }

    @Test
    void silenceThatIsNoEvidenceIsNotGreen() {
        assertThat(finding(0, before(1, 0, 2, 1, 0, 1)).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(finding(0, List.of()).reason())
                .isEqualTo("no inferences, and too little history to tell whether that is unusual");
        Finding silence = finding(0, before(100, 100, 100, 100, 100, 100));
        assertThat(silence.outcome()).isEqualTo(Outcome.BREACHED);
        assertThat(silence.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(silence.effect()).isEqualTo(1);
    }

    /** How many times more than nothing it is has no number. */
    @Test
    void rowsWhereNoneEverCameAreASpike() {
        List<Volume> night = new ArrayList<>(before(40, 50, 60));
        night.addAll(List.of(ago(24, 0), ago(48, 0), ago(72, 0)));
        Finding found = finding(5_000, night);
        assertThat(found.outcome()).isEqualTo(Outcome.BREACHED);
        assertThat(found.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(found.effect()).isNull();
    }

    @Test
    void aPauseEndsWhenItWasSaidToEnd() {
        List<Volume> before = before(100, 100, 100, 100, 100, 100);
        Finding within = findings(0, before, NOW.from().plusSeconds(1), 1e-3).getFirst();
        assertThat(within.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(within.reason()).contains("a pause is announced until 2026-11-20T10:00:01Z");
        assertThat(findings(0, before, NOW.from(), 1e-3).getFirst().outcome()).isEqualTo(Outcome.BREACHED);
        assertThat(findings(100, before, NOW.to(), 1e-3).getFirst().outcome()).isEqualTo(Outcome.PASSED);
    }
}
