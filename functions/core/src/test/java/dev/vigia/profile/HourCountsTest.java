package dev.vigia.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.vigia.inference.Rows;
import dev.vigia.inference.TextColumn;
import dev.vigia.model.Feature;
import dev.vigia.model.Schema;
import dev.vigia.stats.Dispersion;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Hours of rows and of profiles, on the fingers. */
class HourCountsTest {
    private static final Schema SCHEMA = new Schema(List.of(Feature.number("x"), Feature.category("c")));
    private static final Baseline BASELINE = baseline("b1");
    private static final Instant TEN = Samples.TIME;

    private static Baseline baseline(String id) {
        List<Object> x = new ArrayList<>();
        List<Object> c = new ArrayList<>();
        for (int row = 0; row < 64; row++) {
            x.add((double) row);
            c.add(row % 4 == 0 ? "a" : "b");
        }
        return new BaselineBuilder(Samples.VERSION, SCHEMA, 1)
                .add(Sheet.rows(SCHEMA, x, c))
                .build(id, TEN);
    }

    private static Profile profile(Baseline baseline, double x, String c) {
        return Sheet.profile(baseline, Sheet.times(3, x), Sheet.times(3, c));
    }

    private static Window period(int minute, int minutes) {
        Instant from = TEN.plus(Duration.ofMinutes(minute));
        return new Window(from, from.plus(Duration.ofMinutes(minutes)));
    }

    @Test
    void anHourKnowsItsWindowAndItsCounts() {
        HourCounts hour = HourCounts.of(BASELINE, period(55, 5), profile(BASELINE, -1, "a"));
        assertThat(hour.window()).isEqualTo(Samples.HOUR);
        assertThat(hour.hour()).isEqualTo(TEN.getEpochSecond() / 3_600);
        assertThat(hour.counts("x")).startsWith(3);
        assertThat(hour.counts("c")).startsWith(0, 3);
        assertThat(hour.pairs().rows()).isEqualTo(3);
        assertThatThrownBy(() -> hour.counts("z")).hasMessageContaining("feature 'z': expected one of [x, c]");
        hour.counts("x")[0] = 99;
        assertThat(hour.counts("x")).startsWith(3);
        hour.counts(Derived.OUTLIER_SCORE)[0] = 99;
        assertThat(hour.counts(Derived.OUTLIER_SCORE)[0]).isNotEqualTo(99);
    }

    @Test
    void profilesOfPartsOfAnHourAddUp() {
        HourlyCounts counts = new HourlyCounts(BASELINE)
                .add(period(0, 5), profile(BASELINE, -1, "a"))
                .add(period(60, 60), profile(BASELINE, 99, "b"))
                .add(period(55, 5), profile(BASELINE, -1, "b"));
        assertThat(counts.hours()).isEqualTo(2);
        assertThat(counts.days()).isEqualTo(1);
        assertThat(counts.from()).isEqualTo(TEN);
        assertThat(counts.to()).isEqualTo(TEN.plus(Duration.ofHours(2)));
        List<HourCounts> each = counts.each();
        assertThat(each).extracting(HourCounts::window).containsExactly(Samples.HOUR, Samples.HOUR.next());
        assertThat(each.getFirst().counts("x")).startsWith(6);
        assertThat(each.getFirst().counts("c")).startsWith(3, 3);
        assertThat(each.getFirst().pairs().rows()).isEqualTo(6);
        assertThat(each.getLast().counts("x")).endsWith(3);
    }

    @Test
    void whatReachesOverAnHourOrIsOfAnotherBaselineIsRefused() {
        HourlyCounts counts = new HourlyCounts(BASELINE);
        Profile own = profile(BASELINE, 1, "a");
        assertThatThrownBy(() -> counts.add(period(56, 5), own)).hasMessageContaining("a part of one hour");
        Profile other = profile(baseline("b2"), 1, "a");
        assertThatThrownBy(() -> counts.add(period(0, 5), other)).hasMessageContaining("'b2': expected");
        assertThat(counts.hours()).isZero();
    }

    /** Rows of two hours, one of them before 1970, with a missing number in each. */
    @Test
    void rowsCountInTheirHours() {
        List<Object> x = List.of(-1.0, Traffic.MISSING, 99.0, -1.0, "far");
        List<Object> c = List.of("a", "a", "b", "z", "a");
        Instant early = Instant.ofEpochMilli(-1);
        HourlyCounts counts = new HourlyCounts(BASELINE)
                .add(Sheet.rows(SCHEMA, x, c), List.of(TEN, TEN, early, TEN.plusSeconds(3_599), early));
        assertThat(counts.days()).isEqualTo(2);
        List<HourCounts> each = counts.each();
        assertThat(each).extracting(HourCounts::hour).containsExactly(-1L, TEN.getEpochSecond() / 3_600);
        HourCounts ten = each.getLast();
        assertThat(ten.counts("x")).startsWith(2);
        assertThat(ten.counts("c")).startsWith(0, 2);
        assertThat(ten.pairs().rows()).isEqualTo(3);
        assertThat(each.getFirst().counts("x")).endsWith(1);
        assertThat(each.getFirst().pairs().rows()).isEqualTo(2);
        HourTally tally = counts.all().getLast().tally();
        assertThat(new long[] {tally.rows(0), tally.missing(0), tally.scored()}).containsExactly(3, 1, 3);
        assertThat(counts.all().getFirst().tally().missing(0))
                .as("of a wrong type")
                .isZero();
    }

    /** Of 4, 4 and 8 rows 1, 3 and 2 are missing, a rate of 3/8: Σ (e − r n)² / (n r (1 − r)) = 3.2, over two degrees of freedom. */
    @Test
    void aRateIsDispersedByItsPearsonStatistic() {
        HourlyCounts counts = new HourlyCounts(BASELINE);
        int[][] hours = {{1, 3}, {3, 1}, {2, 6}};
        for (int hour = 0; hour < 3; hour++) {
            List<Object> x =
                    Sheet.cells(Sheet.times(hours[hour][0], Traffic.MISSING), Sheet.times(hours[hour][1], 5.0));
            counts.add(period(60 * hour, 60), Sheet.profile(BASELINE, x, Sheet.times(x.size(), "a")));
        }
        Dispersion missing = counts.dispersion(hour -> hour.missing(0), hour -> hour.rows(0));
        assertThat(missing.factor()).isCloseTo(1.6, within(1e-12));
        assertThat(missing.usualRows()).isCloseTo(16 / 3.0, within(1e-12));
        assertThat(counts.dispersion(hour -> hour.missing(1), hour -> hour.rows(1))
                        .factor())
                .as("never missing")
                .isEqualTo(1);
        assertThat(counts.dispersion(hour -> hour.rows(0), hour -> hour.rows(0)).factor())
                .as("always")
                .isEqualTo(1);
    }

    /** 40 equal rows, of which each of four samples holds 23 of 30: as many are met, and the other 17 are scored. */
    @Test
    void ofEqualOwnRowsAsManyAreScoredAsNoSampleHolds() {
        List<Object> x = Sheet.times(40, 1.0);
        List<Object> c = Sheet.times(40, "a");
        Baseline baseline = Sheet.baseline(SCHEMA, x, c);
        HourlyCounts own = HourlyCounts.ofOwnRows(baseline).add(Sheet.rows(SCHEMA, x, c), Collections.nCopies(40, TEN));
        assertThat(own.all().getFirst().tally().scored()).isEqualTo(17);
        own.add(Sheet.rows(SCHEMA, x, c), Collections.nCopies(40, TEN));
        assertThat(own.all().getFirst().tally().scored()).isEqualTo(57);
    }

    /** Twenty rows of either kind: of each as many are passed over as the sample holds that has most of them. */
    @Test
    void ofTwoKindsOfOwnRowsEachIsScoredWhereItsReferenceRowsAreMet() {
        List<Object> x = Sheet.times(40, 1.0);
        List<Object> c = Sheet.cells(Sheet.times(20, "a"), Sheet.times(20, "b"));
        Baseline baseline = Sheet.baseline(SCHEMA, x, c);
        Rows references = baseline.referenceRows().orElseThrow();
        TextColumn kinds = (TextColumn) references.column(1);
        int each = references.size() / RowReference.SAMPLES;
        int mostA = 0;
        int mostB = 0;
        for (int sample = 0; sample < RowReference.SAMPLES; sample++) {
            int from = sample * each;
            int a = (int) IntStream.range(from, from + each)
                    .filter(row -> "a".equals(kinds.value(row)))
                    .count();
            mostA = Math.max(mostA, a);
            mostB = Math.max(mostB, each - a);
        }
        HourlyCounts own = HourlyCounts.ofOwnRows(baseline).add(Sheet.rows(SCHEMA, x, c), Collections.nCopies(40, TEN));
        assertThat(own.all().getFirst().tally().scored()).isEqualTo(40 - mostA - mostB);
    }
}
