package dev.vigia.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.vigia.inference.Column;
import dev.vigia.inference.LoggedRequest;
import dev.vigia.inference.NumberColumn;
import dev.vigia.inference.Rows;
import dev.vigia.inference.Status;
import dev.vigia.model.Feature;
import dev.vigia.model.Schema;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class PairSumsTest {
    private static final Schema TWO = new Schema(List.of(Feature.number("x"), Feature.number("y")));

    private static Rows two(long seed, int size, double r) {
        Random random = new Random(seed);
        double[] x = random.doubles(size).toArray();
        double[] y = Arrays.stream(x)
                .map(value -> random.nextDouble() < r ? value : random.nextDouble())
                .toArray();
        return new Rows(TWO, size, List.of(NumberColumn.of(x), NumberColumn.of(y)), List.of());
    }

    private static Baseline baseline(double r) {
        return Samples.baseline(TWO, builder -> builder.add(two(1, 20_000, r)));
    }

    private static Profile profile(Baseline baseline, Rows rows) {
        return Samples.profile(baseline, List.of(Samples.request(Samples.id(new Random(1), 1), Status.CAPTURED, rows)));
    }

    @Test
    void theCorrelationIsThatOfRanks() {
        Baseline baseline = baseline(0);
        assertThat(baseline.profile().pairs().correlations()[0]).isCloseTo(0, within(.02));
        PairSums sums = profile(baseline, two(2, 50_000, .4)).pairs();
        assertThat(sums.rows()).isEqualTo(50_000);
        assertThat(sums.correlations()[0]).isCloseTo(.4, within(.015));
        assertThat(sums.label(1)).isEqualTo("y");
    }

    /** Independent: E[x²y²] = 1. Equal with probability q: .9 at q = ½ of uniform scores (RATIONALE's reckoning). */
    @Test
    void theVarianceOfACorrelationIsThatOfTheBaselinesRows() {
        assertThat(baseline(0).pairSpread().orElseThrow().variance(0)).isCloseTo(1, within(.03));
        assertThat(baseline(.5).pairSpread().orElseThrow().variance(0)).isCloseTo(.9, within(.04));
        assertThat(baseline(1).pairSpread().orElseThrow().variance(0)).isCloseTo(0, within(1e-6));
    }

    @Tag("study")
    @Test
    void itVariesOverSamplesByThat() {
        Baseline baseline = baseline(.5);
        double before = baseline.profile().pairs().correlations()[0];
        int times = 2_000;
        double squares = IntStream.range(0, times)
                .mapToDouble(i ->
                        profile(baseline, two(100 + i, 500, .5)).pairs().correlations()[0] - before)
                .map(apart -> apart * apart * 500)
                .average()
                .orElseThrow();
        assertThat(squares).isCloseTo(.93, within(.09)); // .9 (1 + 500 / 20,000), give or take 3 %
    }

    /** In blocks or row by row, in one profile or in several that are merged, in any order: the same bytes. */
    @Test
    void howRowsAreSplitChangesNothing() {
        Baseline baseline = Samples.baseline(1, 400);
        assertThat(baseline.profile().pairs().columns())
                .isEqualTo(11); // three numbers, and four categories of each of two features
        List<LoggedRequest> requests = Samples.requests(4, 700);
        byte[] whole = Samples.profile(baseline, requests).pack();
        Random random = new Random(3);
        for (int turn = 0; turn < 20; turn++) {
            List<LoggedRequest> order = new ArrayList<>(requests);
            Collections.shuffle(order, random);
            Profile merged = Profile.empty(baseline);
            for (int from = 0; from < order.size(); ) {
                int to = Math.min(order.size(), from + 1 + random.nextInt(300));
                Profile part = Samples.profile(baseline, order.subList(from, to));
                merged = random.nextBoolean() ? merged.merge(part) : part.merge(merged);
                merged = Profile.unpack(merged.pack(), baseline);
                from = to;
            }
            assertThat(merged.pack()).isEqualTo(whole);
        }
    }

    @Test
    void scoresAtTheirLimitsDoNotOverflow() {
        Baseline baseline = baseline(0);
        double[] far = new double[10_000];
        Arrays.setAll(far, row -> row % 2 == 0 ? 1e300 : -1e300);
        Rows rows = new Rows(TWO, far.length, List.of(NumberColumn.of(far), NumberColumn.of(far)), List.of());
        Profile profile = profile(baseline, rows);
        for (int doubled = 0; doubled < 20; doubled++) {
            profile = profile.merge(profile);
        }
        assertThat(profile.pairs().correlations()[0]).isEqualTo(1);
        assertThat(profile.pairs().rows()).isEqualTo(10_000L << 20);
    }

    @Test
    void rejectedRowsAreNotCounted() {
        Baseline baseline = baseline(0);
        Profile profile = Samples.profile(
                baseline, List.of(Samples.request(Samples.id(new Random(1), 1), Status.REJECTED, two(1, 9, 0))));
        assertThat(profile.rows()).isEqualTo(9);
        assertThat(profile.pairs().rows()).isZero();
        assertThat(profile.pairs().correlations()).containsExactly(Double.NaN);
    }

    /** Under a baseline that was stored before pairs were, profiles keep the form that they had, to the byte. */
    @Test
    void whatWasStoredBeforeIsReadAndGoesOn() throws IOException {
        byte[] stored = stored("baseline-form-3.bin");
        Baseline baseline = Baseline.unpack(stored, Samples.SCHEMA);
        assertThat(baseline.pack()).isEqualTo(stored);
        assertThat(baseline.pairSpread()).isEmpty();
        assertThat(baseline.profile().pairs().columns()).isZero();
        byte[] profile = stored("profile-form-2.bin");
        assertThat(Profile.unpack(profile, baseline).pack()).isEqualTo(profile);
        assertThat(Samples.profile(baseline, Samples.requests(4, 5)).pack()).isEqualTo(profile);
    }

    @Test
    void aProfileOfAnotherFormThanItsBaselinesIsRefused() throws IOException {
        Baseline anew = Samples.baseline(3, 60);
        assertThatThrownBy(() -> Profile.unpack(stored("profile-form-2.bin"), anew))
                .hasMessageContaining("expected the baseline's");
        Baseline old = Baseline.unpack(stored("baseline-form-3.bin"), Samples.SCHEMA);
        byte[] packed = Samples.profile(anew, Samples.requests(4, 5)).pack();
        assertThatThrownBy(() -> Profile.unpack(packed, old)).hasMessageContaining("expected the baseline's");
    }

    private static byte[] stored(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(PairSumsTest.class.getResourceAsStream(name))) {
            return in.readAllBytes();
        }
    }

    @Tag("study")
    @Test
    void pairsOfThirtyFeaturesAreSmall() {
        Schema thirty = new Schema(
                IntStream.range(0, 30).mapToObj(i -> Feature.number("x" + i)).toList());
        Random random = new Random(1);
        Rows rows = new Rows(
                thirty,
                60_000,
                IntStream.range(0, 30)
                        .<Column>mapToObj(
                                i -> NumberColumn.of(random.doubles(60_000).toArray()))
                        .toList(),
                List.of());
        Baseline baseline = Samples.baseline(thirty, builder -> builder.add(rows));
        PackWriter out = new PackWriter();
        baseline.profile().pairTally().pack(out);
        System.out.println("435 pairs of 60,000 rows: " + out.toBytes().length + " bytes");
        assertThat(out.toBytes().length).isLessThan(3_000);
    }
}
