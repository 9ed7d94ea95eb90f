package dev.vigia.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.check.CheckInput;
import dev.vigia.check.Finding;
import dev.vigia.check.Outcome;
import dev.vigia.check.Severity;
import dev.vigia.inference.InferenceId;
import dev.vigia.inference.LoggedRequest;
import dev.vigia.inference.Status;
import dev.vigia.model.Model;
import dev.vigia.model.SchemaJson;
import dev.vigia.multivariate.ProfiledDrift;
import dev.vigia.profile.Baseline;
import dev.vigia.profile.BaselineBuilder;
import dev.vigia.profile.Profile;
import dev.vigia.profile.Window;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How the demo's features hang together, in the sender's traffic and in the break that changes it. */
class CorrelationStudyTest {
    private static final Instant START = Instant.parse("2026-11-20T10:00:00Z");
    private static final double LEVEL = 1e-3;
    private static final TrainedModel MODEL = Trained.DEMO.model(DemoModel.LATE_ARRIVAL);
    private static final Baseline BASELINE = baseline(DemoModel.LATE_ARRIVAL);

    private static Baseline baseline(DemoModel model) {
        return new BaselineBuilder(model.version(), model.schema(), 1)
                .add(Trained.DEMO.baseline(model))
                .build("b1", START);
    }

    private static List<Finding> findings(List<FlightRow> flights) {
        return findings(MODEL, BASELINE, flights);
    }

    private static List<Finding> findings(TrainedModel trained, Baseline baseline, List<FlightRow> flights) {
        DemoModel model = trained.model();
        LoggedRequest request = new LoggedRequest(
                InferenceId.of(START, 1, 2),
                model.version(),
                Status.CAPTURED,
                SchemaJson.hash(model.schema()),
                trained.rows(flights),
                "b".repeat(64),
                null,
                START);
        Profile profile = Profile.builder(baseline).add(request).build();
        Window window = new Window(START, START.plusSeconds(30));
        return new ProfiledDrift(.05, .1)
                .check(new CheckInput(
                        baseline,
                        window,
                        profile,
                        List.of(),
                        Model.of(model.version().model()),
                        LEVEL));
    }

    /** Trained in winter, asked in summer: a drift of the data's own, and a warning. */
    @ParameterizedTest
    @ValueSource(ints = {2880, 11_520, 16_560})
    void summerFlightsAreNoGraveChange(int rows) {
        Baseline winter = baseline(DemoModel.RETURN_DELAY);
        for (int window = 0; window < 5; window++) {
            assertThat(findings(
                            Trained.DEMO.model(DemoModel.RETURN_DELAY),
                            winter,
                            Trained.RETURN_DELAY.rows((long) window * rows, rows)))
                    .allMatch(
                            finding -> finding.outcome() != Outcome.BREACHED || finding.severity() == Severity.WARNING);
        }
    }

    @ParameterizedTest
    @CsvSource({"600, 40", "6000, 20", "28800, 5"})
    void noWindowOfTheHealthyModelBreaches(int rows, int windows) {
        for (int window = 0; window < windows; window++) {
            List<Finding> findings = findings(Trained.LATE_ARRIVAL.rows((long) window * rows, rows));
            assertThat(findings).extracting(Finding::outcome).containsOnly(Outcome.PASSED);
        }
    }

    @Test
    void theBreakIsFoundInHalfAMinuteAndNamed() {
        for (int window = 0; window < 10; window++) {
            List<FlightRow> flights = LongStream.range(window * 600L, (window + 1) * 600L)
                    .mapToObj(row -> Trained.LATE_ARRIVAL.row(row, Break.CORRELATION))
                    .toList();
            Finding pairs = findings(flights).getFirst();
            assertThat(pairs.outcome()).isEqualTo(Outcome.BREACHED);
            assertThat(pairs.reason()).contains("distance");
        }
    }
}
