package dev.vigia.stats;

import static dev.vigia.stats.Results.defined;
import static dev.vigia.stats.Results.pValue;
import static dev.vigia.stats.Results.reason;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class VolumePredictionTest {
    @Test
    void aSteadyHistoryIsPoisson() {
        VolumePrediction volumes = VolumePrediction.learn(List.of(new long[] {100, 101, 99}, new long[] {5, 5}));
        assertThat(volumes.overdispersion()).isZero();
        assertThat(volumes.degrees()).isEqualTo(3);
        assertThat(pValue(volumes.drop(new long[] {100, 101, 99}, 100))).isGreaterThan(0.4);
    }

    @Test
    void overdispersionSolvesItsEquation() {
        long[] hours = {80, 120, 100, 140, 60};
        VolumePrediction volumes = VolumePrediction.learn(List.of(hours));
        // Σ (v − 100)² = 4000 = 4 (100 + φ 10,000)
        assertThat(volumes.overdispersion()).isCloseTo(0.09, within(1e-12));
    }

    @Test
    void silenceAndFloodsAreFound() {
        SplittableRandom random = new SplittableRandom(2);
        List<long[]> history = history(7, 0.2, random);
        VolumePrediction volumes = VolumePrediction.learn(history);
        long[] noon = history.get(12);
        assertThat(pValue(volumes.drop(noon, 0))).isLessThan(1e-20);
        assertThat(pValue(volumes.spike(noon, 5L * noon[0]))).isLessThan(1e-12);
        assertThat(pValue(volumes.drop(noon, noon[0]))).isGreaterThan(0.001);
        assertThat(pValue(volumes.spike(noon, 0))).isGreaterThan(0.99);
        assertThat(defined(volumes.drop(new long[] {10, 30}, 5)).statistic()).isEqualTo(0.25);
    }

    @Tag("study")
    @Test
    void cleanHoursAlarmNoMoreThanTheirLevel() {
        SplittableRandom random = new SplittableRandom(3);
        for (double spread : new double[] {0, 0.05, 0.3}) {
            for (int days : new int[] {3, 14}) {
                int drops = 0;
                int spikes = 0;
                int hours = 0;
                for (int round = 0; round < 250; round++) {
                    List<long[]> history = history(days + 1, spread, random);
                    List<long[]> before = new ArrayList<>();
                    history.forEach(hour -> before.add(java.util.Arrays.copyOf(hour, days)));
                    VolumePrediction volumes = VolumePrediction.learn(before);
                    for (int hour = 0; hour < 24; hour++) {
                        long now = history.get(hour)[days];
                        drops += pValue(volumes.drop(before.get(hour), now)) < 0.01 ? 1 : 0;
                        spikes += pValue(volumes.spike(before.get(hour), now)) < 0.01 ? 1 : 0;
                        hours++;
                    }
                }
                assertThat((double) drops / hours)
                        .as("drops %s %s", spread, days)
                        .isLessThan(0.016);
                assertThat((double) spikes / hours)
                        .as("spikes %s %s", spread, days)
                        .isLessThan(0.016);
                if (spread > 0) {
                    assertThat((double) (drops + spikes) / hours).isGreaterThan(0.008);
                }
            }
        }
    }

    @Test
    void hoursThatAreAlwaysEmptyAreNoEvidenceUntilManyRowsCome() {
        VolumePrediction volumes = VolumePrediction.learn(List.of(new long[] {0, 0, 0}, new long[] {40, 50, 60}));
        assertThat(pValue(volumes.drop(new long[] {0, 0, 0}, 0))).isEqualTo(1);
        assertThat(pValue(volumes.spike(new long[] {0, 0, 0}, 1))).isGreaterThan(0.1);
        assertThat(pValue(volumes.spike(new long[] {0, 0, 0}, 500))).isLessThan(1e-3);
    }

    @Test
    void withoutHistoryThereIsNothingToCompare() {
        VolumePrediction volumes = new VolumePrediction(0.1, 5);
        assertThat(reason(volumes.drop(new long[0], 4))).isEqualTo("no volume of the same hours before");
        assertThatThrownBy(() -> VolumePrediction.learn(List.of(new long[] {4}, new long[0])))
                .hasMessage("no group has two volumes, expected at least one that has");
        assertThatThrownBy(() -> VolumePrediction.learn(List.of(new long[] {4, -1})))
                .hasMessage("volume is -1, expected at least 0");
        assertThatThrownBy(() -> volumes.spike(new long[] {4}, -1)).hasMessageContaining("volume is -1");
        assertThatThrownBy(() -> new VolumePrediction(-0.1, 1)).hasMessageContaining("overdispersion is -0.1");
        assertThatThrownBy(() -> new VolumePrediction(0.1, 0.5)).hasMessageContaining("degrees are 0.5");
    }

    /** Days of 24 hours between 50 and 2,000 rows; each hour's mean varies by a gamma factor of the given spread. */
    private static List<long[]> history(int days, double spread, SplittableRandom random) {
        List<long[]> hours = new ArrayList<>();
        for (int hour = 0; hour < 24; hour++) {
            double mean = 50 + 1950 * Math.pow(Math.sin(Math.PI * hour / 24), 2);
            long[] volumes = new long[days];
            for (int day = 0; day < days; day++) {
                int shape = spread == 0 ? 1 : (int) Math.round(1 / (spread * spread));
                double rate = spread == 0 ? mean : mean * PredictionsTest.gamma(shape, random) / shape;
                volumes[day] = Math.max(0, Math.round(rate + Math.sqrt(rate) * PredictionsTest.gaussian(random)));
            }
            hours.add(volumes);
        }
        return hours;
    }
}
