package dev.vigia.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vigia.inference.Column;
import dev.vigia.inference.Rows;
import dev.vigia.stats.Slots;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WindowNullTest {
    private static final TimedTraffic.Change NONE = TimedTraffic.Change.NONE;
    private static final Baseline BASELINE = TimedTraffic.baseline(1, 14, 200, NONE);
    private static final WindowNull TIME = BASELINE.time().orElseThrow();

    @Test
    void itComesBackFromItsPackedForm() {
        assertThat(WindowNull.unpack(TIME.pack(), BASELINE).pack()).isEqualTo(TIME.pack());
        Baseline back = Baseline.unpack(BASELINE.pack(), TimedTraffic.SCHEMA);
        assertThat(back.pack()).isEqualTo(BASELINE.pack());
        assertThat(back.time().orElseThrow().learned()).isEqualTo(TIME.learned());
    }

    @Test
    void aBaselineWithoutTimeHasNone() {
        Baseline plain = Samples.baseline(1, 100);
        assertThat(plain.time()).isEmpty();
        assertThat(plain.pack()[0]).isEqualTo((byte) 5);
        assertThat(Baseline.unpack(plain.pack(), Samples.SCHEMA).time()).isEmpty();
    }

    /** As those that were stored before unusual rows were: of so few rows none are held out, and the first form is written. */
    @Test
    void aBaselineOfTheFirstFormIsRead() {
        Baseline first = Samples.baseline(1, 3);
        assertThat(first.unusualRows()).isEmpty();
        assertThat(first.pack()[0]).isEqualTo((byte) 1);
        assertThat(Baseline.unpack(first.pack(), Samples.SCHEMA).pack()).isEqualTo(first.pack());
    }

    @Test
    void itIsSmall() {
        int size = TIME.pack().length;
        assertThat(size / TimedTraffic.SCHEMA.size()).isLessThan(4_500);
    }

    @Test
    void itTellsWhatItWasLearnedFrom() {
        assertThat(TIME.learned())
                .isEqualTo(new WindowNull.Learned(
                        TimedTraffic.START, TimedTraffic.START.plusSeconds(14 * 86_400), 14, 336));
        assertThat(TIME.law("load").orElseThrow().reference().slots()).isEqualTo(Slots.HOUR_OF_DAY);
        assertThat(TIME.law("noise").orElseThrow().reference().slots()).isEqualTo(Slots.ONE);
    }

    @Test
    void aRateThatChangesWithTheHourIsDispersed() {
        assertThat(TIME.missingDispersion("sensor").factor()).isBetween(1.5, 4.0);
        assertThat(TIME.missingDispersion("sensor").usualRows()).isEqualTo(200);
        assertThat(TIME.missingDispersion("noise").factor()).isEqualTo(1);
    }

    @Test
    void rowsAndTheirProfilesCountTheSame() {
        TimedTraffic traffic = new TimedTraffic(4);
        HourlyCounts byRows = new HourlyCounts(BASELINE);
        HourlyCounts byProfiles = new HourlyCounts(BASELINE);
        for (int hour = 0; hour < 14 * 24; hour++) {
            Rows rows = traffic.rows(hour, 60, NONE);
            Window period = TimedTraffic.hour(hour);
            byRows.add(rows, Collections.nCopies(rows.size(), period.from()));
            byProfiles.add(period, TimedTraffic.profile(BASELINE, hour, rows));
        }
        WindowNull a = byRows.learn().orElseThrow();
        WindowNull b = byProfiles.learn().orElseThrow();
        for (String feature : List.of("load", "zone", "noise", "sensor", "score")) {
            assertThat(a.law(feature).orElseThrow().reference().counts())
                    .isDeepEqualTo(b.law(feature).orElseThrow().reference().counts());
            assertThat(a.missingDispersion(feature)).isEqualTo(b.missingDispersion(feature));
            assertThat(a.endDispersion(feature)).isEqualTo(b.endDispersion(feature));
        }
        for (Derived column : Derived.values()) {
            assertThat(a.law(column).orElseThrow().reference().counts())
                    .isDeepEqualTo(b.law(column).orElseThrow().reference().counts());
        }
        assertThat(a.missingDispersion("sensor").factor()).isBetween(1.1, 4.0);
        assertThat(a.tails()).isEqualTo(b.tails());
        assertThat(a.pack()).isEqualTo(b.pack());
    }

    /** They are at no distance from themselves, which no row to come is. */
    @Test
    void ofABaselinesOwnRowsThoseThatScoresAreMeasuredFromAreNotScored() {
        TimedTraffic traffic = new TimedTraffic(6);
        List<Rows> all = new ArrayList<>();
        for (int hour = 0; hour < 60; hour++) {
            all.add(traffic.rows(hour, 60, NONE));
        }
        Baseline baseline = Samples.baseline(TimedTraffic.SCHEMA, builder -> all.forEach(builder::add));
        HourlyCounts own = HourlyCounts.ofOwnRows(baseline);
        HourlyCounts others = new HourlyCounts(baseline);
        for (int hour = 0; hour < all.size(); hour++) {
            List<Instant> times =
                    Collections.nCopies(60, TimedTraffic.hour(hour).from());
            own.add(all.get(hour), times);
            others.add(all.get(hour), times);
        }
        assertThat(scored(others)).isEqualTo(3_600);
        assertThat(scored(own)).isBetween(3_600L - RowReference.SAMPLES * RowReference.SAMPLE_ROWS, 3_600L - 700);
        assertThat(rowsWithErrors(own)).isEqualTo(3_600);
    }

    private static long scored(HourlyCounts counts) {
        return rows(counts, Derived.OUTLIER_SCORE);
    }

    private static long rowsWithErrors(HourlyCounts counts) {
        return rows(counts, Derived.RECONSTRUCTION_ERROR);
    }

    private static long rows(HourlyCounts counts, Derived column) {
        return counts.each().stream()
                .flatMapToLong(hour -> Arrays.stream(hour.counts(column)))
                .sum();
    }

    /** What was learned before there were laws of them, and of hours of few rows. */
    @Test
    void withoutLawsOfWholeRowsTheFormBeforeIsKept() {
        HourlyCounts counts = new HourlyCounts(BASELINE);
        TimedTraffic traffic = new TimedTraffic(4);
        for (int hour = 0; hour < 14 * 24; hour++) {
            counts.add(
                    traffic.rows(hour, 20, NONE),
                    Collections.nCopies(20, TimedTraffic.hour(hour).from()));
        }
        WindowNull learned = counts.learn().orElseThrow();
        byte[] packed = formBefore(learned, 2);
        WindowNull back = WindowNull.unpack(packed, BASELINE);
        assertThat(back.law(Derived.OUTLIER_SCORE)).isEmpty();
        assertThat(back.pack()).isEqualTo(packed);
        assertThat(learned.law(Derived.OUTLIER_SCORE)).isEmpty();
        assertThat(WindowNull.unpack(learned.pack(), BASELINE).pack()).isEqualTo(learned.pack());
    }

    /** What was learned before it was asked how extremes come. */
    @Test
    void withoutWhatIsKnownOfExtremesTheFormBeforeIsRead() {
        byte[] packed = formBefore(TIME, 3);
        WindowNull back = WindowNull.unpack(packed, BASELINE);
        assertThat(back.law(Derived.OUTLIER_SCORE)).isPresent();
        assertThat(back.pairs()).isPresent();
        assertThat(back.endDispersion("load")).isEqualTo(EndDispersion.NONE);
        assertThat(back.pack()).isEqualTo(packed);
    }

    /** The fourth form as one before: without what it holds of extremes at its end, four numbers a column. */
    private static byte[] formBefore(WindowNull learned, int form) {
        byte[] packed = learned.pack();
        assertThat(packed[0]).isEqualTo((byte) 4);
        byte[] before = Arrays.copyOf(packed, packed.length - learned.ends().size() * 4 * Double.BYTES);
        before[0] = (byte) form;
        PackWriter pairs = new PackWriter();
        learned.pairs().orElseThrow().pack(pairs);
        PackWriter derived = new PackWriter();
        if (!learned.derived().isEmpty()) {
            learned.derived().pack(derived);
        }
        int parts = before.length - pairs.toBytes().length - derived.toBytes().length - 1;
        before[parts] = 1;
        byte[] without = new byte[before.length - 1];
        System.arraycopy(before, 0, without, 0, parts);
        System.arraycopy(before, parts + 1, without, parts, without.length - parts);
        return form == 2 ? without : before;
    }

    @Test
    void extremesOfRowsThatFollowOneAnotherComeTogether() {
        EndDispersion load = TIME.endDispersion("load");
        assertThat(load.low().factor()).isBetween(1.5, 6.0);
        assertThat(load.high().factor()).isBetween(1.5, 6.0);
        assertThat(load.low().usualRows()).isEqualTo(200);
        assertThat(TIME.endDispersion("noise").low().factor()).isBetween(1.0, 1.3);
        assertThat(TIME.endDispersion("noise").high().factor()).isBetween(1.0, 1.3);
        assertThat(TIME.endDispersion("zone")).isEqualTo(EndDispersion.NONE);
    }

    @Test
    void everyValueIsInTheCellThatItsProfileCountsItIn() {
        for (long seed = 1; seed < 4; seed++) {
            Baseline baseline = Samples.baseline(seed, 3_000);
            Rows rows = Samples.rows(new Random(seed), 500, true);
            Profile profile = Samples.profile(
                    baseline,
                    List.of(Samples.request(Samples.id(new Random(1), 1), dev.vigia.inference.Status.SCORED, rows)));
            List<CoarseCells> cells = WindowNull.cells(baseline.layout(), baseline.profile());
            List<Column> columns =
                    SchemaMatch.of(baseline.layout(), rows.schema()).columns(rows);
            for (int i = 0; i < cells.size(); i++) {
                long[] counts = new long[cells.get(i).size()];
                for (int row = 0; row < rows.size(); row++) {
                    int cell = cells.get(i).of(columns.get(i), row);
                    if (cell >= 0) {
                        counts[cell]++;
                    }
                }
                assertThat(counts)
                        .isEqualTo(cells.get(i).counts(profile.columns().get(i)));
                assertThat(counts.length).isBetween(2, 66);
                assertThat(Arrays.stream(counts).sum()).isPositive();
            }
        }
    }

    @Test
    void fewDaysTellNothing() {
        HourlyCounts counts = new HourlyCounts(BASELINE);
        TimedTraffic traffic = new TimedTraffic(4);
        for (int hour = 0; hour < 13 * 24; hour++) {
            counts.add(
                    traffic.rows(hour, 40, NONE),
                    Collections.nCopies(40, TimedTraffic.hour(hour).from()));
        }
        assertThat(counts.days()).isEqualTo(13);
        assertThat(counts.learn()).isEmpty();
        assertThat(new HourlyCounts(BASELINE).learn()).isEmpty();
    }

    @Test
    void whatIsNotOfOneHourIsRefused() {
        HourlyCounts counts = new HourlyCounts(BASELINE);
        Window two = new Window(TimedTraffic.START, TimedTraffic.START.plusSeconds(7_200));
        assertThatThrownBy(() -> counts.add(two, Profile.empty(BASELINE))).hasMessageContaining("a part of one hour");
        assertThatThrownBy(() -> counts.add(new TimedTraffic(1).rows(0, 3, NONE), List.of(Instant.EPOCH)))
                .hasMessageContaining("3 rows with 1 times");
        assertThatThrownBy(() -> WindowNull.unpack(new byte[] {9}, BASELINE)).hasMessageContaining("of form 9");
    }

    @Test
    void anHourIsCountedInTheCellsOfALaw() {
        Rows rows = new TimedTraffic(4).rows(30, 50, NONE);
        HourCounts hour = HourCounts.of(BASELINE, TimedTraffic.hour(30), TimedTraffic.profile(BASELINE, 30, rows));
        assertThat(TIME.counts(hour, "zone").hour()).isEqualTo(hour.hour());
        assertThat(TIME.counts(hour, "zone").rows()).isEqualTo(50);
        assertThat(TIME.counts(hour, Derived.OUTLIER_SCORE).rows()).isEqualTo(50);
        assertThat(TIME.categories("zone")).startsWith("south", "north").hasSize(12);
        assertThat(TIME.categories("noise")).isEmpty();
        assertThat(TIME.edges("noise")).hasSize(33);
        assertThat(TIME.edges("zone")).isEmpty();
        assertThat(TIME.edges(Derived.OUTLIER_SCORE)).isSorted().hasSizeGreaterThan(20);
    }

    /** Of a baseline with other columns, or other bins. */
    @Test
    void whatIsOfAnotherBaselineIsRefused() {
        Baseline other =
                Samples.baseline(TimedTraffic.SCHEMA, builder -> builder.add(new TimedTraffic(1).rows(0, 9, NONE)));
        byte[] packed = TIME.pack();
        assertThatThrownBy(() -> WindowNull.unpack(packed, other))
                .hasMessageContaining("cells of a column: expected the baseline's");
    }
}
