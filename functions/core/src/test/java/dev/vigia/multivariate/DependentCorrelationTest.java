package dev.vigia.multivariate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.Checks;
import dev.vigia.check.CheckInput;
import dev.vigia.check.Family;
import dev.vigia.check.Finding;
import dev.vigia.check.History;
import dev.vigia.check.Outcome;
import dev.vigia.check.Report;
import dev.vigia.check.Reports;
import dev.vigia.inference.Column;
import dev.vigia.inference.NumberColumn;
import dev.vigia.inference.Rows;
import dev.vigia.inference.TextColumn;
import dev.vigia.model.Feature;
import dev.vigia.model.Model;
import dev.vigia.model.Schema;
import dev.vigia.profile.Baseline;
import dev.vigia.profile.HourCounts;
import dev.vigia.profile.Profile;
import dev.vigia.profile.Samples;
import dev.vigia.profile.TimedTraffic;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Correlations of hours whose rows follow one another: twelve features that are each AR(1) of .95, all with a daily cycle, half
 * of them correlated, two by more at night than by day, one of them a category. The level is that of a budget of two alarms
 * in a month of hours, a third of drift's.
 */
class DependentCorrelationTest {
    private static final int FEATURES = 12;
    private static final int DAYS = 14;
    private static final double LEVEL = 2.0 / 720;
    private static final Schema SCHEMA = new Schema(IntStream.range(0, FEATURES)
            .mapToObj(i -> i == FEATURES - 1 ? Feature.category("x" + i) : Feature.number("x" + i))
            .toList());

    /** An endless stream. */
    private static final class Stream {
        private final SplittableRandom random;
        private final double[] state = new double[FEATURES];
        private final double keep;

        Stream(long seed, double keep) {
            random = new SplittableRandom(seed);
            this.keep = keep;
        }

        /** @param joined the correlation of the third and fourth feature, 0 before */
        Rows hour(int hour, int size, double joined) {
            double turn = Math.sin(2 * Math.PI * (hour % 24) / 24);
            double[][] values = new double[FEATURES][size];
            for (int row = 0; row < size; row++) {
                for (int i = 0; i < FEATURES; i++) {
                    state[i] = keep * state[i] + Math.sqrt(1 - keep * keep) * random.nextGaussian();
                }
                for (int i = 0; i < FEATURES; i++) {
                    double share = i % 2 == 1 ? 0 : i == 8 ? .6 + .2 * turn : .6;
                    double value = share * state[1] + Math.sqrt(1 - share * share) * state[i];
                    values[i][row] = value + .4 * turn;
                }
                values[3][row] = joined * state[5] + Math.sqrt(1 - joined * joined) * state[3] + .4 * turn;
            }
            List<Column> columns = new ArrayList<>();
            for (int i = 0; i < FEATURES; i++) {
                columns.add(i == FEATURES - 1 ? text(values[i]) : NumberColumn.of(values[i]));
            }
            return new Rows(SCHEMA, size, columns, List.of());
        }

        private static Column text(double[] values) {
            TextColumn.Builder texts = new TextColumn.Builder(values.length);
            for (double value : values) {
                texts.add(value < -.5 ? "low" : value < .6 ? "middle" : "high");
            }
            return texts.build();
        }
    }

    private static Baseline baseline(Stream stream, int rows) {
        return TimedTraffic.Timed.of(SCHEMA, DAYS, hour -> stream.hour(hour, rows, 0));
    }

    private static List<Report> reports(Baseline baseline, Stream stream, int rows, int hours, double joined) {
        List<HourCounts> past = new ArrayList<>();
        List<Report> reports = new ArrayList<>();
        for (int hour = DAYS * 24; hour < DAYS * 24 + hours; hour++) {
            Profile profile = TimedTraffic.profile(baseline, hour, stream.hour(hour, rows, joined));
            past.addFirst(HourCounts.of(baseline, TimedTraffic.hour(hour), profile));
            History history = new History(List.of(), null, List.copyOf(past.subList(0, Math.min(3, past.size()))));
            CheckInput input = new CheckInput(
                    baseline, TimedTraffic.hour(hour), profile, history, Model.of(Samples.VERSION.model()), LEVEL);
            reports.add(Reports.of(Family.DRIFT, Checks.drift(0), input, 1, Samples.TIME));
        }
        return reports;
    }

    private static Finding correlations(Report report) {
        return finding(report, MultivariateDrift.CORRELATIONS);
    }

    private static Finding finding(Report report, String check) {
        return report.findings().stream()
                .filter(finding -> finding.check().equals(check))
                .findFirst()
                .orElseThrow();
    }

    private static long breachedBy(List<Report> reports, String check) {
        return reports.stream()
                .filter(report -> finding(report, check).outcome() == Outcome.BREACHED)
                .count();
    }

    private static long breached(List<Report> reports, String name) {
        long whole = reports.stream()
                .filter(report -> report.outcome() == Outcome.BREACHED)
                .count();
        long pairs = reports.stream()
                .filter(report -> correlations(report).outcome() == Outcome.BREACHED)
                .count();
        System.out.println(name + ": of " + reports.size() + " hours drift breached " + whole + ", correlations "
                + pairs + ", outlier scores " + breachedBy(reports, MultivariateDrift.OUTLIER_SCORE)
                + ", reconstruction errors " + breachedBy(reports, MultivariateDrift.RECONSTRUCTION_ERROR)
                + ", smallest detectable "
                + correlations(reports.getFirst()).smallestDetectable());
        return pairs;
    }

    @Test
    void cleanHoursSeldomAlarmAndAChangedCorrelationIsNamed() {
        Stream stream = new Stream(1, .95);
        Baseline baseline = baseline(stream, 400);
        List<Report> clean = reports(baseline, stream, 400, 48, 0);
        assertThat(breached(clean, "clean")).isLessThanOrEqualTo(1);
        Finding finding = correlations(clean.getFirst());
        assertThat(finding.reason()).endsWith("pairs; against how hours vary");
        assertThat(finding.smallestDetectable()).isBetween(.7, .95); // 400 such rows are worth about twenty

        for (String check : List.of(MultivariateDrift.OUTLIER_SCORE, MultivariateDrift.RECONSTRUCTION_ERROR)) {
            assertThat(breachedBy(clean, check)).isLessThanOrEqualTo(1);
            assertThat(finding(clean.getFirst(), check).reason())
                    .endsWith("; against the same hours of 14 days and how they vary");
            assertThat(finding(clean.getFirst(), check).smallestDetectable()).isBetween(.05, .9);
        }

        Stream quick = new Stream(2, .5);
        Baseline other = baseline(quick, 400);
        List<Report> joined = reports(other, quick, 400, 24, .6);
        assertThat(breached(joined, "joined")).isGreaterThanOrEqualTo(20);
        assertThat(correlations(joined.getFirst()).reason()).startsWith("correlation of x3 and x5");
        assertThat(correlations(joined.getFirst()).smallestDetectable()).isBetween(.2, .7);
    }

    @Tag("slow")
    @Test
    void aBudgetIsKept() {
        long breached = IntStream.range(0, 4)
                .parallel()
                .mapToLong(i -> {
                    Stream stream = new Stream(100 + i, i % 2 == 0 ? .95 : .8);
                    List<Report> reports = reports(baseline(stream, 200), stream, 200, 720, 0);
                    return breached(reports, "seed " + i + ", 30 days")
                            + breachedBy(reports, MultivariateDrift.OUTLIER_SCORE)
                            + breachedBy(reports, MultivariateDrift.RECONSTRUCTION_ERROR);
                })
                .sum();
        assertThat(breached).isLessThanOrEqualTo(7); // a third of two in 30 days, four times: 2.7 at the level
    }
}
