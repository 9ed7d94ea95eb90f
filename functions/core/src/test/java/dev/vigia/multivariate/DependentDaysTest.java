package dev.vigia.multivariate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.inference.Column;
import dev.vigia.inference.NumberColumn;
import dev.vigia.inference.Rows;
import dev.vigia.model.Feature;
import dev.vigia.model.Schema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Days of a dozen features whose rows follow one another, or that lie elsewhere each day: what the classifier says of them margins apart, and
 * the law that 14 of them give. Measured over 1,280 clean days of these and of other kinds: RATIONALE.md, "Rows as wholes behind live traffic".
 */
@Tag("slow")
class DependentDaysTest {
    private static final int FEATURES = 12;
    private static final int ROWS = 4_000;
    private static final int SAMPLE = 3_000;
    private static final int LEARNED = 14;
    private static final int CLEAN = 20;
    private static final int CHANGED = 5;
    private static final Schema SCHEMA = new Schema(
            IntStream.range(0, FEATURES).mapToObj(i -> Feature.number("x" + i)).toList());

    /** A stream with a daily cycle that all features share. */
    private static final class Stream {
        private final Random random;
        private final double kept;
        private final double level;
        private final double[] state = new double[FEATURES];

        Stream(long seed, double kept, double level) {
            random = new Random(seed);
            this.kept = kept;
            this.level = level;
        }

        /** @param joined the correlation of two features that have none */
        Rows day(double joined) {
            double[] own = random.doubles(FEATURES)
                    .map(any -> level * random.nextGaussian())
                    .toArray();
            double[][] values = new double[FEATURES][ROWS];
            for (int row = 0; row < ROWS; row++) {
                for (int i = 0; i < FEATURES; i++) {
                    state[i] = kept * state[i] + Math.sqrt(1 - kept * kept) * random.nextGaussian();
                }
                double turn = .4 * Math.sin(2 * Math.PI * row / ROWS);
                for (int i = 0; i < FEATURES; i++) {
                    double share = i % 2 == 1 ? 0 : .6;
                    double value = share * state[1] + Math.sqrt(1 - share * share) * state[i];
                    values[i][row] = value + turn + own[i];
                }
                values[3][row] = joined * state[5] + Math.sqrt(1 - joined * joined) * state[3] + turn + own[3];
            }
            List<Column> columns = new ArrayList<>();
            Arrays.stream(values).map(NumberColumn::of).forEach(columns::add);
            return new Rows(SCHEMA, ROWS, columns, List.of());
        }
    }

    private static JointRows sample(List<Rows> days) {
        RowReservoir reservoir = new RowReservoir(SCHEMA, 1, SAMPLE);
        days.forEach(reservoir::add);
        return reservoir.rows();
    }

    /** The p-values of the clean days, then of the changed ones. */
    private static double[] logPs(long seed, double kept, double level) {
        Stream stream = new Stream(seed, kept, level);
        JointRows baseline =
                sample(IntStream.range(0, 14).mapToObj(day -> stream.day(0)).toList());
        List<DayLaw.Day> days = new ArrayList<>();
        double[] logPs = new double[CLEAN + CHANGED];
        for (int day = 0; day < LEARNED + CLEAN + CHANGED; day++) {
            JointRows window = sample(List.of(stream.day(day < LEARNED + CLEAN ? 0 : .5)));
            DomainClassifier told = DomainClassifier.withoutMargins(Pooled.of(baseline, window), SAMPLE, SAMPLE, day);
            if (day < LEARNED) {
                days.add(new DayLaw.Day(told.auc(), SAMPLE));
            } else {
                DayLaw law = DayLaw.of(days).orElseThrow();
                logPs[day - LEARNED] = Math.max(told.logPValue(), law.logPValue(told.auc(), told.error(), SAMPLE));
            }
        }
        return logPs;
    }

    @ParameterizedTest
    @CsvSource({"0, .1, .9", ".8, 0, .5"})
    void cleanDaysSeldomAlarmAndAChangedCorrelationIsFound(double kept, double level, double least) {
        int streams = 4;
        double[][] all = IntStream.range(0, streams)
                .parallel()
                .mapToObj(seed -> logPs(500 + seed, kept, level))
                .toArray(double[][]::new);
        long alarms = Arrays.stream(all)
                .flatMapToDouble(logPs -> Arrays.stream(logPs, 0, CLEAN))
                .filter(logP -> logP < Math.log(.01))
                .count();
        long found = Arrays.stream(all)
                .flatMapToDouble(logPs -> Arrays.stream(logPs, CLEAN, CLEAN + CHANGED))
                .filter(logP -> logP < Math.log(.005))
                .count();
        System.out.println("rows follow by " + kept + ", days lie by " + level + ": " + alarms + " of "
                + streams * CLEAN + " clean days below .01, found on " + found + " of " + streams * CHANGED);
        assertThat(alarms)
                .isLessThanOrEqualTo(
                        BinomialDistribution.of(streams * CLEAN, .01).inverseSurvivalProbability(1e-3));
        assertThat(found).isGreaterThanOrEqualTo((long) (least * streams * CHANGED));
    }
}
