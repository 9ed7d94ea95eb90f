package dev.vigia.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
    private static final double[] DISTANCES = sorted(FlightRow::distance);
    private static final double[] HOURS = sorted(FlightRow::departureHour);
    private static final double[] DELAYS = sorted(FlightRow::delay);

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
                assertThat(breached(current, DISTANCES, FlightRow::distance)).isFalse();
                assertThat(breached(current, HOURS, FlightRow::departureHour)).isFalse();
            }
        }
    }

    /** At 96 rows a second: half a minute, a minute and a half, five minutes. RATIONALE.md has 200 windows of each. */
    @ParameterizedTest
    @CsvSource({"2880, 200", "8280, 60", "28800, 20"})
    void theSummersWindowsAreAWarningOfWhicheverLength(int rows, int windows) {
        double[] effects = LongStream.range(0, windows)
                .mapToDouble(window -> delayEffect(Trained.RETURN_DELAY.rows(window * rows, rows)))
                .toArray();
        assertThat(Arrays.stream(effects).filter(effect -> effect <= FLOOR).count())
                .as("windows that pass")
                .isLessThanOrEqualTo(windows / 50);
        assertThat(Arrays.stream(effects).filter(effect -> effect >= CRITICAL).boxed())
                .as("critical windows")
                .isEmpty();
    }

    @Test
    void unitsIsCriticalInHalfAMinute() {
        for (long window = 0; window < 50; window++) {
            double[] distances = LongStream.range(window * 600, (window + 1) * 600)
                    .mapToDouble(
                            row -> Trained.LATE_ARRIVAL.row(row, Break.UNITS).distance())
                    .toArray();
            double ks = Distances.ks(DISTANCES, distances);
            assertThat(Distances.effect(ks, 600, BASELINE.size())).isGreaterThan(1.2 * CRITICAL);
            assertThat(Distances.pValue(ks, 600, BASELINE.size())).isLessThan(LEVEL);
        }
    }

    /** Sorted once, as sorting 40,000 values for each window would be most of the work. */
    private static double[] sorted(ToDoubleFunction<FlightRow> number) {
        double[] values = numbers(BASELINE, number);
        Arrays.sort(values);
        return values;
    }

    private static boolean breached(List<FlightRow> window, double[] baseline, ToDoubleFunction<FlightRow> number) {
        double ks = Distances.ks(baseline, numbers(window, number));
        return Distances.effect(ks, window.size(), BASELINE.size()) > FLOOR
                && Distances.pValue(ks, window.size(), BASELINE.size()) < LEVEL;
    }

    private static double delayEffect(List<FlightRow> window) {
        double ks = Distances.ks(DELAYS, numbers(window, FlightRow::delay));
        return Distances.effect(ks, window.size(), BASELINE.size());
    }

    private static double[] numbers(List<FlightRow> rows, ToDoubleFunction<FlightRow> number) {
        return rows.stream().mapToDouble(number).toArray();
    }

    private static List<String> categories(List<FlightRow> rows, FlightFeature feature) {
        return rows.stream().map(row -> String.valueOf(feature.category(row))).toList();
    }
}
