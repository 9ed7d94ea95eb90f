package dev.vigia.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.Checks;
import dev.vigia.check.Advice;
import dev.vigia.check.CheckInput;
import dev.vigia.check.Family;
import dev.vigia.check.Report;
import dev.vigia.check.Verdict;
import dev.vigia.inference.InferenceId;
import dev.vigia.inference.LoggedRequest;
import dev.vigia.inference.NumberColumn;
import dev.vigia.inference.Rows;
import dev.vigia.inference.Status;
import dev.vigia.model.Cadence;
import dev.vigia.model.Feature;
import dev.vigia.model.Model;
import dev.vigia.model.ModelName;
import dev.vigia.model.ModelVersion;
import dev.vigia.model.Schema;
import dev.vigia.model.SchemaJson;
import dev.vigia.profile.Baseline;
import dev.vigia.profile.BaselineBuilder;
import dev.vigia.profile.InMemoryProfileStore;
import dev.vigia.profile.Profile;
import dev.vigia.profile.ProfileBuilder;
import dev.vigia.profile.Window;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AdvisingTest {
    private static final ModelVersion VERSION = new ModelVersion(new ModelName("flights"), 1);
    private static final Schema SCHEMA = new Schema(List.of(Feature.number("distance"), Feature.number("hour")));
    private static final Window FIRST =
            Window.containing(Instant.parse("2026-11-23T00:00:00Z"), Cadence.DEPLOYED.outliers());
    private static final double KILOMETRES = 1.609344;

    private final Random random = new Random(11);
    private final InMemoryProfileStore profiles = new InMemoryProfileStore();
    private final Baseline baseline = baseline();

    private Baseline baseline() {
        BaselineBuilder builder = new BaselineBuilder(VERSION, SCHEMA, 1);
        builder.add(rows(5_000, 1));
        return builder.build("b1", FIRST.from());
    }

    private Rows rows(int count, double scale) {
        double[] distances = new double[count];
        double[] hours = new double[count];
        for (int i = 0; i < count; i++) {
            distances[i] = scale * (700 + 120 * random.nextGaussian());
            hours[i] = 12 + 3 * random.nextGaussian();
        }
        return new Rows(SCHEMA, count, List.of(NumberColumn.of(distances), NumberColumn.of(hours)), List.of());
    }

    private Report report(Window window, int count, double scale) {
        ProfileBuilder builder = Profile.builder(baseline);
        if (count > 0) {
            builder.add(new LoggedRequest(
                    InferenceId.of(window.from(), random.nextLong(), random.nextLong()),
                    VERSION,
                    Status.CAPTURED,
                    SchemaJson.hash(SCHEMA),
                    rows(count, scale),
                    "b".repeat(64),
                    null,
                    window.from()));
        }
        Profile profile = builder.build();
        profiles.put(VERSION, "b1", window, profile.pack());
        CheckInput input = new CheckInput(baseline, window, profile, List.of(), Model.of(VERSION.model()), .01);
        return new Advising(profiles).advise(Checks.report(Family.OUTLIERS, input, 1, window.to()), input);
    }

    @Test
    void otherUnitsAreATendencyFromTheirSecondWindowOn() {
        Window second = FIRST.next();
        Window third = second.next();
        Report still = report(FIRST, 2_000, 1);
        Report once = report(second, 2_000, KILOMETRES);
        Report twice = report(third, 2_000, KILOMETRES);

        assertThat(still.advice()).extracting(Advice::verdict).containsExactly(Verdict.KEEP, Verdict.KEEP);
        assertThat(once.advice()).extracting(Advice::verdict).containsExactly(Verdict.INCONCLUSIVE, Verdict.KEEP);
        assertThat(once.advice().getFirst().proposes()).isFalse();
        Advice distance = twice.advice().getFirst();
        assertThat(distance.verdict()).isEqualTo(Verdict.NEW_TENDENCY);
        assertThat(distance.feature()).isEqualTo("distance");
        assertThat(distance.scalers().getOrDefault("StandardScaler", Map.of()).get("mean_"))
                .isBetween(1.609 * 695, 1.609 * 705);
    }

    /** What is kept is many features, and each report is stored. */
    @Test
    void whatIsKeptIsToldWithoutItsStatistics() {
        Report still = report(FIRST, 2_000, 1);

        assertThat(still.advice().getFirst().baseline()).isNull();
        assertThat(still.advice().getFirst().current()).isNull();
    }

    @Test
    void aWindowWithoutRowsIsGivenNoAdvice() {
        assertThat(report(FIRST, 0, 1).advice()).isEmpty();
    }

    @Test
    void aWindowBeforeThatHasNoProfileEndsTheRun() {
        report(FIRST, 2_000, KILOMETRES);
        Report later = report(FIRST.next().next(), 2_000, KILOMETRES);

        assertThat(later.advice().getFirst().reason()).endsWith("; one window seen");
    }
}
