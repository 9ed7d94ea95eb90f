package dev.vigia;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.HostileDataTest.Kind;
import dev.vigia.check.CheckInput;
import dev.vigia.check.Family;
import dev.vigia.check.Finding;
import dev.vigia.check.History;
import dev.vigia.check.Outcome;
import dev.vigia.check.Report;
import dev.vigia.inference.Rows;
import dev.vigia.model.Model;
import dev.vigia.profile.Baseline;
import dev.vigia.profile.HourCounts;
import dev.vigia.profile.Profile;
import dev.vigia.profile.Samples;
import dev.vigia.profile.TimedTraffic;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same data as {@link HostileDataTest}'s, judged by what hours did before: right, or inconclusive with a reason. */
class HostileTimedDataTest {
    private static final int HOURS = 14 * 24;
    private static final int ROWS = 40;

    static Stream<Kind> kinds() {
        return Stream.of(Kind.values());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void everyKindIsAnsweredAfterEveryKind(Kind before) {
        Random random = new Random(1);
        Baseline built =
                TimedTraffic.Timed.of(HostileDataTest.SCHEMA, 14, hour -> HostileDataTest.rows(before, random, ROWS));
        Baseline baseline = Baseline.unpack(built.pack(), HostileDataTest.SCHEMA);
        for (Kind now : Kind.values()) {
            for (int rows : new int[] {1, ROWS, 400}) {
                Report report = report(baseline, now, rows);
                assertAnswered(report, before, now, rows);
            }
        }
    }

    /** An hour after two like it. */
    private static Report report(Baseline baseline, Kind kind, int size) {
        Random random = new Random(size);
        List<HourCounts> hours = new ArrayList<>();
        Profile profile = Profile.empty(baseline);
        for (int hour = HOURS; hour < HOURS + 3; hour++) {
            Rows rows = HostileDataTest.rows(kind, random, size);
            profile = TimedTraffic.profile(baseline, hour, rows);
            hours.add(HourCounts.of(baseline, TimedTraffic.hour(hour), profile));
        }
        CheckInput input = new CheckInput(
                baseline,
                TimedTraffic.hour(HOURS + 2),
                profile,
                new History(List.of(), null, hours),
                Model.of(Samples.VERSION.model()),
                1e-3);
        return Checks.report(Family.DRIFT, input, 1, Samples.TIME);
    }

    private static void assertAnswered(Report report, Kind before, Kind now, int rows) {
        for (Finding finding : report.findings()) {
            String words = before + ", then " + rows + " of " + now + ", " + finding;
            assertThat(finding.reason())
                    .as(words)
                    .isNotBlank()
                    .doesNotContain("check failed")
                    .doesNotContain("NaN");
            if (before == now && now != Kind.ALL_DIFFERENT) {
                assertThat(finding.outcome()).as(words).isNotEqualTo(Outcome.BREACHED);
            }
            if (rows == 1) {
                assertThat(finding.outcome()).as(words).isNotEqualTo(Outcome.BREACHED);
            }
        }
        if (before == Kind.USUAL && rows == 400 && (now == Kind.CONSTANT || now == Kind.HUGE)) {
            assertThat(report.outcome()).as(before + ", then " + now).isEqualTo(Outcome.BREACHED);
        }
        if (before == Kind.CONSTANT && rows == 400 && now == Kind.USUAL) {
            assertThat(report.outcome()).as("a constant that begins to vary").isEqualTo(Outcome.BREACHED);
        }
    }
}
