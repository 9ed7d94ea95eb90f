package dev.vigia.integrity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.check.CheckInput;
import dev.vigia.check.Finding;
import dev.vigia.check.History;
import dev.vigia.check.Outcome;
import dev.vigia.inference.Column;
import dev.vigia.inference.NumberColumn;
import dev.vigia.inference.Rows;
import dev.vigia.model.Feature;
import dev.vigia.model.Model;
import dev.vigia.model.Schema;
import dev.vigia.profile.Baseline;
import dev.vigia.profile.Profile;
import dev.vigia.profile.Samples;
import dev.vigia.profile.TimedTraffic;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;

/** {@link BeyondRange} on eight numbers whose rows follow one another by an AR(1) of .9, sixty an hour. */
class DependentExtremesTest {
    private static final int FEATURES = 8;
    private static final int ROWS = 60;
    private static final int LEARNED = 14;
    private static final int HOURS = 16 * 24;
    private static final int STREAMS = 5;
    private static final double LEVEL = 0.01;
    private static final Schema SCHEMA = new Schema(
            IntStream.range(0, FEATURES).mapToObj(i -> Feature.number("f" + i)).toList());

    /** Hours of rows in order. */
    private static final class Stream {
        private final double[] state = new double[FEATURES];
        private final SplittableRandom random;

        Stream(long seed) {
            random = new SplittableRandom(seed);
        }

        Rows hour() {
            double[][] values = new double[FEATURES][ROWS];
            for (int row = 0; row < ROWS; row++) {
                for (int i = 0; i < FEATURES; i++) {
                    state[i] = 0.9 * state[i] + Math.sqrt(0.19) * random.nextGaussian();
                    values[i][row] = state[i];
                }
            }
            return rows(values);
        }
    }

    private static Rows rows(double[][] values) {
        List<Column> columns = new ArrayList<>();
        for (double[] column : values) {
            columns.add(NumberColumn.of(column));
        }
        return new Rows(SCHEMA, ROWS, columns, List.of());
    }

    private static List<Finding> findings(Baseline baseline, int hour, Rows rows) {
        Profile profile = TimedTraffic.profile(baseline, hour, rows);
        CheckInput input = new CheckInput(
                baseline, TimedTraffic.hour(hour), profile, History.NONE, Model.of(Samples.VERSION.model()), LEVEL);
        return new BeyondRange().check(input);
    }

    private static boolean isBreached(Baseline baseline, int hour, Rows rows) {
        return findings(baseline, hour, rows).stream().anyMatch(finding -> finding.outcome() == Outcome.BREACHED);
    }

    private static Baseline timed(Stream stream, List<Rows> learned) {
        return TimedTraffic.Timed.of(SCHEMA, LEARNED, hour -> {
            learned.add(stream.hour());
            return learned.getLast();
        });
    }

    /** Of 1,920 hours 37 are breached where rows are taken as independent, and one where it is known how extremes come. */
    @Test
    void extremesThatComeTogetherAreNoFinding() {
        int breached = 0;
        int asIndependent = 0;
        for (long seed = 1; seed <= STREAMS; seed++) {
            Stream stream = new Stream(seed);
            List<Rows> learned = new ArrayList<>();
            Baseline timed = timed(stream, learned);
            Baseline plain = Samples.baseline(SCHEMA, builder -> learned.forEach(builder::add));
            for (int hour = LEARNED * 24; hour < LEARNED * 24 + HOURS; hour++) {
                Rows rows = stream.hour();
                breached += isBreached(timed, hour, rows) ? 1 : 0;
                asIndependent += isBreached(plain, hour, rows) ? 1 : 0;
            }
        }
        int most = BinomialDistribution.of(STREAMS * HOURS, 1.2 * LEVEL).inverseSurvivalProbability(1e-3);
        assertThat(breached).isLessThanOrEqualTo(most);
        assertThat(asIndependent).isGreaterThan(most / 2);
        assertThat(breached).isLessThan(asIndependent / 4);
    }

    @Test
    void farValuesInASixthOfTheRowsAreAFinding() {
        double[][] far = new double[FEATURES][ROWS];
        for (int row = 0; row < ROWS; row += 6) {
            far[3][row] = 20;
        }
        assertThat(findings(timed(new Stream(1), new ArrayList<>()), 0, rows(far)))
                .filteredOn(finding -> finding.outcome() == Outcome.BREACHED)
                .extracting(Finding::feature)
                .containsExactly("f3");
    }
}
