package dev.vigia.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.check.CheckInput;
import dev.vigia.check.Finding;
import dev.vigia.check.Outcome;
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

/** How the demo's features hang together, in the sender's traffic and in the break that changes it. */
class CorrelationStudyTest {
    private static final Instant START = Instant.parse("2026-11-20T10:00:00Z");
    private static final double LEVEL = 1e-3;
    private static final TrainedModel MODEL = Trained.DEMO.model(DemoModel.LATE_ARRIVAL);
    private static final Baseline BASELINE = new BaselineBuilder(
                    DemoModel.LATE_ARRIVAL.version(), DemoModel.LATE_ARRIVAL.schema(), 1)
            .add(Trained.DEMO.baseline(DemoModel.LATE_ARRIVAL))
            .build("b1", START);

    private static List<Finding> findings(List<FlightRow> flights) {
        LoggedRequest request = new LoggedRequest(
                InferenceId.of(START, 1, 2),
                DemoModel.LATE_ARRIVAL.version(),
                Status.CAPTURED,
                SchemaJson.hash(DemoModel.LATE_ARRIVAL.schema()),
                MODEL.rows(flights),
                "b".repeat(64),
                null,
                START);
        Profile profile = Profile.builder(BASELINE).add(request).build();
        Window window = new Window(START, START.plusSeconds(30));
        return new ProfiledDrift(.05, .1)
                .check(new CheckInput(
                        BASELINE,
                        window,
                        profile,
                        List.of(),
                        Model.of(DemoModel.LATE_ARRIVAL.version().model()),
                        LEVEL));
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
