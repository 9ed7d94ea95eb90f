package dev.vigia.integrity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.check.CheckInput;
import dev.vigia.check.Finding;
import dev.vigia.check.Outcome;
import dev.vigia.check.Severity;
import dev.vigia.inference.Cell;
import dev.vigia.inference.LoggedRequest;
import dev.vigia.inference.NumberColumn;
import dev.vigia.inference.Rows;
import dev.vigia.inference.Status;
import dev.vigia.inference.TextColumn;
import dev.vigia.model.Constraints;
import dev.vigia.model.Feature;
import dev.vigia.model.FeatureType;
import dev.vigia.model.Model;
import dev.vigia.model.Role;
import dev.vigia.model.Schema;
import dev.vigia.model.Sensitivity;
import dev.vigia.profile.Baseline;
import dev.vigia.profile.Profile;
import dev.vigia.profile.Samples;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A limit set by hand is meant as it stands: one row over it is a finding. */
class HandLimitTest {
    private static final Schema SCHEMA = new Schema(List.of(
            feature(
                    "age",
                    FeatureType.NUMBER,
                    new Constraints(0.0, 0.0, 120.0, List.of(), null, null, null, null, false)),
            feature(
                    "origin",
                    FeatureType.CATEGORY,
                    new Constraints(null, null, null, List.of("ANC", "SEA"), null, null, null, null, false)),
            feature(
                    "code",
                    FeatureType.TEXT,
                    new Constraints(null, null, null, List.of(), null, "[A-Z]{2}[0-9]+", 3, 5, false))));
    private static final Baseline BASELINE =
            Samples.baseline(SCHEMA, builder -> builder.add(rows(NumberColumn.of(20, 40, 60), "ANC", "AB1")));

    private static Feature feature(String name, FeatureType type, Constraints constraints) {
        return new Feature(name, type, Role.FEATURE, Sensitivity.NONE, constraints);
    }

    private static Rows rows(NumberColumn age, String origin, String code) {
        return new Rows(
                SCHEMA,
                3,
                List.of(age, TextColumn.of(origin, "ANC", "SEA"), TextColumn.of(code, "AB12", "XY3")),
                List.of());
    }

    private static List<Finding> findings(Rows rows) {
        Profile profile =
                Samples.profile(BASELINE, List.of(Samples.request(Samples.id(new Random(1), 0), Status.SCORED, rows)));
        CheckInput input =
                new CheckInput(BASELINE, Samples.HOUR, profile, List.of(), Model.of(Samples.VERSION.model()), 1e-9);
        return new HandLimit(true).check(input);
    }

    private static Finding breached(Rows rows) {
        List<Finding> breached = findings(rows).stream()
                .filter(finding -> finding.outcome() == Outcome.BREACHED)
                .toList();
        assertThat(breached).hasSize(1);
        assertThat(breached.getFirst().severity()).isEqualTo(Severity.CRITICAL);
        assertThat(breached.getFirst().rows()).hasSize(1);
        return breached.getFirst();
    }

    @Test
    void withinTheLimitsAllPass() {
        assertThat(findings(rows(NumberColumn.of(0, 120, 60), "SEA", "AB1")))
                .hasSize(4)
                .allMatch(finding -> finding.outcome() == Outcome.PASSED);
    }

    @Test
    void oneRowBeyondEachLimitIsFound() {
        Finding age = breached(rows(NumberColumn.of(1, 121, 60), "SEA", "AB1"));
        assertThat(age.check()).isEqualTo("out-of-range");
        assertThat(age.reason()).isEqualTo("1 row (33.3 %) outside the range of 0 to 120, set by hand");
        assertThat(breached(rows(NumberColumn.of(1, 2, 3), "JFK", "AB1")).check())
                .isEqualTo("new-category");
        assertThat(breached(rows(NumberColumn.of(1, 2, 3), "SEA", "ab1")).check())
                .isEqualTo("malformed-text");
        assertThat(breached(rows(NumberColumn.of(1, 2, 3), "SEA", "AB1234")).check())
                .isEqualTo("malformed-text");
        NumberColumn missing =
                new NumberColumn.Builder(3).add(1).addMissing(Cell.NULL).add(2).build();
        Finding none = breached(rows(missing, "SEA", "AB1"));
        assertThat(none.check()).isEqualTo("missing-rate");
        assertThat(none.reason()).isEqualTo("33.3 % missing, 0.0 % allowed by hand");
    }

    @Test
    void aValueThatCameTwiceIsFoundWhereItIsToBeUnique() {
        Constraints unique = new Constraints(null, null, null, List.of(), null, null, null, null, true);
        Schema schema =
                new Schema(List.of(new Feature("order", FeatureType.TEXT, Role.IDENTIFIER, Sensitivity.NONE, unique)));
        Baseline baseline = Samples.baseline(schema, builder -> builder.add(orders(schema, 0, 10)));

        Finding twice = order(baseline, orders(schema, 0, 10), orders(schema, 9, 12));
        assertThat(twice.check()).isEqualTo("duplicate-identifier");
        assertThat(twice.outcome()).isEqualTo(Outcome.BREACHED);
        assertThat(twice.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(twice.reason()).isEqualTo("1 row with a value that came before");
        assertThat(twice.rows()).hasSize(1);

        Finding once = order(baseline, orders(schema, 0, 10), orders(schema, 10, 12));
        assertThat(once.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(once.reason()).isEqualTo("no value came twice");

        Finding many = order(baseline, orders(schema, 0, 40_000));
        assertThat(many.outcome()).isEqualTo(Outcome.PASSED);
        assertThat(many.reason()).startsWith("no value came twice among 1,024 values, 2.");
        assertThat(many.smallestDetectable()).isEqualTo(1 - Math.pow(.2, 1 / 1024.0));
    }

    private static Rows orders(Schema schema, int from, int to) {
        TextColumn.Builder column = new TextColumn.Builder(to - from);
        for (int i = from; i < to; i++) {
            column.add("order-" + i);
        }
        return new Rows(schema, to - from, List.of(column.build()), List.of());
    }

    private static Finding order(Baseline baseline, Rows... rows) {
        Random random = new Random(3);
        List<LoggedRequest> requests = Arrays.stream(rows)
                .map(one -> Samples.request(Samples.id(random, 1), Status.CAPTURED, one))
                .toList();
        CheckInput input = new CheckInput(
                baseline,
                Samples.HOUR,
                Samples.profile(baseline, requests),
                List.of(),
                Model.of(Samples.VERSION.model()),
                1e-9);
        List<Finding> findings = new HandLimit(true).check(input);
        assertThat(new HandLimit(false).check(input)).isEmpty();
        assertThat(findings).hasSize(1);
        return findings.getFirst();
    }
}
