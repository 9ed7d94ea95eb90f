package dev.vigia.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.Checks;
import dev.vigia.check.CheckInput;
import dev.vigia.check.Family;
import dev.vigia.check.Finding;
import dev.vigia.check.Outcome;
import dev.vigia.check.Severity;
import dev.vigia.model.Feature;
import dev.vigia.model.FeatureType;
import dev.vigia.model.Model;
import dev.vigia.model.Role;
import dev.vigia.model.Schema;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TimestampsTest {
    private static final Feature WHEN = Feature.of("when", FeatureType.TIMESTAMP, Role.FEATURE);
    private static final Schema BOTH = new Schema(List.of(WHEN, Feature.number("x")));

    private static List<Finding> findings(Family family, Baseline baseline, Profile window) {
        CheckInput input =
                new CheckInput(baseline, Samples.HOUR, window, List.of(), Model.of(Samples.VERSION.model()), .01);
        return Checks.report(family, input, 1, Samples.TIME).findings();
    }

    private static Finding finding(Family family, String check, Baseline baseline, Profile window) {
        return findings(family, baseline, window).stream()
                .filter(finding -> finding.check().equals(check) && "when".equals(finding.feature()))
                .findFirst()
                .orElseThrow();
    }

    private static List<Object> steps(int size) {
        return IntStream.range(0, size)
                .<Object>mapToObj(i -> (i * 37 % size) / 10.0)
                .toList();
    }

    /** As many rows of each of 30 days. */
    private static List<Object> days(int size) {
        return IntStream.range(0, size)
                .<Object>mapToObj(i -> String.format("2026-01-%02d", i % 30 + 1))
                .toList();
    }

    @Test
    void aNewDayIsNoDrift() {
        Baseline baseline = Sheet.baseline(BOTH, days(3_000), steps(3_000));
        Profile window = Sheet.profile(baseline, Sheet.times(1_000, "2026-01-31"), steps(1_000));
        Finding found = finding(Family.DRIFT, "drift", baseline, window);
        assertThat(found.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(found.effect()).isNull();
        assertThat(found.reason()).isEqualTo("a timestamp is not compared: time moves on");
        assertThat(findings(Family.INTEGRITY, baseline, window))
                .filteredOn(finding -> finding.outcome() != Outcome.INCONCLUSIVE) // volume, of which nothing is known
                .allMatch(finding -> finding.outcome() == Outcome.PASSED);
    }

    @Test
    void ofTimestampsAloneNothingIsKnown() {
        Baseline baseline = Sheet.baseline(new Schema(List.of(WHEN)), days(3_000));
        Finding found = finding(Family.DRIFT, "drift", baseline, Sheet.profile(baseline, days(1_000)));
        assertThat(found.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(found.reason()).isEqualTo("there are timestamps only, and these are not compared: time moves on");
    }

    @Test
    void datesOfAnotherFormAreOfAWrongType() {
        Baseline baseline = Sheet.baseline(BOTH, days(3_000), steps(3_000));
        List<Object> other = Sheet.cells(Sheet.times(20, "15/02/2026"), days(980));
        Finding found = finding(Family.INTEGRITY, "wrong-type", baseline, Sheet.profile(baseline, other, steps(1_000)));
        assertThat(found.outcome()).isEqualTo(Outcome.BREACHED);
        assertThat(found.reason()).isEqualTo("2.0 % of a wrong type, 0.0 % in the baseline");
        assertThat(found.rowCount()).isEqualTo(20);
        assertThat(found.rows()).hasSize(20);
        Profile all = Sheet.profile(baseline, Sheet.times(1_000, "15/02/2026"), steps(1_000));
        assertThat(finding(Family.INTEGRITY, "wrong-type", baseline, all).severity())
                .isEqualTo(Severity.CRITICAL);
    }

    @Test
    void timesThatWereNeverReadableAreNoNews() {
        List<Object> other = Sheet.times(1_000, "15/02/2026");
        Baseline baseline = Sheet.baseline(BOTH, other, steps(1_000));
        Profile window = Sheet.profile(baseline, other, steps(1_000));
        assertThat(finding(Family.INTEGRITY, "wrong-type", baseline, window).outcome())
                .isEqualTo(Outcome.PASSED);
    }
}
