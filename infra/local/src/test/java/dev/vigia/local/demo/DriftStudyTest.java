package dev.vigia.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * How far the demo's traffic is from its baseline, against the floor of .05 under which no drift breaches and the twice
 * of it from which a breach is critical. The figures are in RATIONALE.md.
 */
class DriftStudyTest {
    private static final double FLOOR = 0.05;
    private static final double CRITICAL = 2 * FLOOR;
    private static final double LEVEL = 1e-4;
    private static final int SEASON = 200_000;

    private static final List<FlightRow> BASELINE =
            Trained.DEMO.winter().baseline().stream().map(WinterRows.Row::row).toList();

    @ParameterizedTest
    @EnumSource
    void overTheSeasonOnlyTheDelaysOfTheSummerDrift(DemoModel model) {
        List<FlightRow> season = Trained.traffic(model).rows(0, SEASON);
        for (FlightFeature feature : model.features()) {
            double distance = feature.isNumeric()
                    ? Distances.ks(numbers(BASELINE, feature::number), numbers(season, feature::number))
                    : Distances.totalVariation(categories(BASELINE, feature), categories(season, feature));
            if (feature == FlightFeature.DELAY) {
                assertThat(distance).as(feature.column()).isBetween(1.2 * FLOOR, 0.8 * CRITICAL);
            } else {
                assertThat(distance).as(feature.column()).isLessThan(0.7 * FLOOR);
            }
        }
        TrainedModel trained = Trained.DEMO.model(model);
        double predictions = Distances.ks(numbers(BASELINE, trained::predict), numbers(season, trained::predict));
        assertThat(predictions).isLessThan(model == DemoModel.LATE_ARRIVAL ? 0.7 * FLOOR : 0.8 * CRITICAL);
    }

    @Test
    void noWindowOfTheHealthyModelBreaches() {
        for (int rows : new int[] {600, 690, 6000}) {
            for (int window = 0; window < 200; window++) {
                List<FlightRow> current = Trained.LATE_ARRIVAL.rows((long) window * rows, rows);
                assertThat(breached(current, FlightRow::distance)).isFalse();
                assertThat(breached(current, FlightRow::departureHour)).isFalse();
            }
        }
    }

    /** At 96 rows a second: half a minute, two, five. */
    @Test
    void theSummersWindowsAreAWarningOfWhicheverLength() {
        for (int rows : new int[] {600, 690, 1380, 2880, 4140, 8280, 16_560, 28_800}) {
            int windows = 200;
            double[] effects = LongStream.range(0, windows)
                    .mapToDouble(window -> delayEffect(Trained.RETURN_DELAY.rows(window * rows, rows)))
                    .toArray();
            long warnings = java.util.Arrays.stream(effects)
                    .filter(effect -> effect > FLOOR && effect < CRITICAL)
                    .count();
            long criticals = java.util.Arrays.stream(effects)
                    .filter(effect -> effect >= CRITICAL)
                    .count();
            if (rows >= 2880) {
                assertThat((double) warnings / windows).as("%d rows", rows).isGreaterThan(0.97);
                assertThat(criticals).as("%d rows", rows).isLessThanOrEqualTo(1);
            }
        }
    }

    @Test
    void unitsIsCriticalInHalfAMinute() {
        for (long window = 0; window < 50; window++) {
            double[] distances = LongStream.range(window * 600, (window + 1) * 600)
                    .mapToDouble(
                            row -> Trained.LATE_ARRIVAL.row(row, Break.UNITS).distance())
                    .toArray();
            double ks = Distances.ks(numbers(BASELINE, FlightRow::distance), distances);
            assertThat(Distances.effect(ks, 600, BASELINE.size())).isGreaterThan(1.2 * CRITICAL);
            assertThat(Distances.pValue(ks, 600, BASELINE.size())).isLessThan(LEVEL);
        }
    }

    private static boolean breached(List<FlightRow> window, ToDoubleFunction<FlightRow> number) {
        double ks = Distances.ks(numbers(BASELINE, number), numbers(window, number));
        return Distances.effect(ks, window.size(), BASELINE.size()) > FLOOR
                && Distances.pValue(ks, window.size(), BASELINE.size()) < LEVEL;
    }

    private static double delayEffect(List<FlightRow> window) {
        double ks = Distances.ks(numbers(BASELINE, FlightRow::delay), numbers(window, FlightRow::delay));
        return Distances.effect(ks, window.size(), BASELINE.size());
    }

    private static double[] numbers(List<FlightRow> rows, ToDoubleFunction<FlightRow> number) {
        return rows.stream().mapToDouble(number).toArray();
    }

    private static List<String> categories(List<FlightRow> rows, FlightFeature feature) {
        return rows.stream().map(row -> String.valueOf(feature.category(row))).toList();
    }
}
