package dev.vigia.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.vigia.inference.Cell;
import dev.vigia.inference.Column;
import dev.vigia.inference.LoggedRequest;
import dev.vigia.inference.NumberColumn;
import dev.vigia.inference.Rows;
import dev.vigia.inference.Status;
import dev.vigia.inference.TextColumn;
import dev.vigia.model.Feature;
import dev.vigia.model.Schema;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The distance of rows from the plane of the baseline's principal components, as a column of profiles. */
class ReconstructionTest {
    private static final Schema TWO = numbers("x", "y");
    /** The deviation of a uniform score from −1,000 to 1,000. */
    private static final double DEVIATION = 1_000 / Math.sqrt(3);

    private static Schema numbers(String... names) {
        return new Schema(Arrays.stream(names).map(Feature::number).toList());
    }

    private static Rows two(double[] x, DoubleUnaryOperator y) {
        return new Rows(
                TWO,
                x.length,
                List.of(
                        NumberColumn.of(x),
                        NumberColumn.of(Arrays.stream(x).map(y).toArray())),
                List.of());
    }

    private static Baseline equalColumns() {
        double[] x = new Random(1).doubles(20_000).toArray();
        return Samples.baseline(TWO, builder -> builder.add(two(x, same -> same)));
    }

    private static Profile profile(Baseline baseline, Rows rows) {
        return Samples.profile(baseline, List.of(Samples.request(Samples.id(new Random(9), 1), Status.CAPTURED, rows)));
    }

    private static NumberProfile errors(Profile profile) {
        return profile.reconstructionErrors().orElseThrow();
    }

    /** Of two columns that are one, the plane is the diagonal: a quarter of the range to either side of it. */
    @Test
    void anErrorIsTheDistanceFromThePlane() {
        Baseline baseline = equalColumns();
        Reconstruction plane = baseline.reconstruction().orElseThrow();
        assertThat(plane.columns()).isEqualTo(2);
        assertThat(plane.components()).isEqualTo(1);
        assertThat(errors(baseline.profile()).max()).hasValue(0);

        NumberProfile off = errors(profile(baseline, two(new double[] {.25}, x -> .75)));
        assertThat(off.finite()).isEqualTo(1);
        assertThat(off.max().orElseThrow()).isCloseTo(1_000 / DEVIATION / Math.sqrt(2), within(.02));
        assertThat(errors(profile(baseline, two(new double[] {.25, .4}, x -> x)))
                        .max())
                .hasValue(0);
    }

    /** Whatever values are, a score is a place among the baseline's bins. */
    @Test
    void noValueIsFarOut() {
        NumberProfile errors = errors(profile(equalColumns(), two(new double[] {-1e300, .5}, x -> x < 0 ? 1e300 : x)));
        assertThat(errors.max().orElseThrow()).isCloseTo(2_000 / DEVIATION / Math.sqrt(2), within(.02));
    }

    @Test
    void aMissingNumberStandsInTheMiddle() {
        NumberColumn.Builder y = new NumberColumn.Builder(2);
        y.addMissing(Cell.NULL);
        y.add(Double.NaN);
        Rows rows = new Rows(TWO, 2, List.of(NumberColumn.of(.5, .5), y.build()), List.of());
        assertThat(errors(profile(equalColumns(), rows)).max().orElseThrow()).isCloseTo(0, within(.01));
    }

    /** Three numbers, two of which hang together, a category that follows one, one that is nearly always the same, one constant. */
    private static Rows mixed(long seed, int size) {
        Random random = new Random(seed);
        double[][] values = new double[3][size];
        TextColumn.Builder text = new TextColumn.Builder(size);
        TextColumn.Builder rare = new TextColumn.Builder(size);
        for (int row = 0; row < size; row++) {
            values[0][row] = random.nextGaussian();
            values[1][row] = values[0][row] + .3 * random.nextGaussian();
            values[2][row] = Math.exp(random.nextGaussian());
            text.add(values[2][row] > 1.5 ? "far" : random.nextBoolean() ? "near" : "here");
            rare.add(random.nextInt(500) == 0 ? "odd" : "usual");
        }
        List<Feature> features = new ArrayList<>(numbers("a", "b", "c").features());
        features.addAll(List.of(Feature.category("place"), Feature.category("kind"), Feature.number("still")));
        return new Rows(
                new Schema(features),
                size,
                List.<Column>of(
                        NumberColumn.of(values[0]),
                        NumberColumn.of(values[1]),
                        NumberColumn.of(values[2]),
                        text.build(),
                        rare.build(),
                        NumberColumn.of(new double[size])),
                List.of());
    }

    private static Baseline mixedBaseline() {
        Rows rows = mixed(1, 10_000);
        return Samples.baseline(rows.schema(), builder -> builder.add(rows));
    }

    /** Rare categories would be hundreds of deviations out. */
    @Test
    void columnsThatHardlyVaryTakeNoPart() {
        Baseline baseline = mixedBaseline();
        assertThat(baseline.profile().pairs().columns()).isEqualTo(6);
        assertThat(baseline.reconstruction().orElseThrow().columns()).isEqualTo(5); // a, b, c and two of place
    }

    private static double meanSquare(NumberProfile errors) {
        double mean = errors.mean().orElseThrow();
        double deviation = errors.deviation().orElseThrow();
        return mean * mean + deviation * deviation;
    }

    /** They follow from the sums of products, the errors from the rows. */
    @Test
    void contributionsAddUpToTheMeanSquareError() {
        Baseline baseline = mixedBaseline();
        Reconstruction plane = baseline.reconstruction().orElseThrow();
        Profile window = profile(baseline, mixed(2, 3_000));
        List<Reconstruction.Contribution> parts = plane.contributions(window.pairs());
        assertThat(parts)
                .extracting(Reconstruction.Contribution::feature)
                .containsExactlyInAnyOrder("a", "b", "c", "place");
        double before =
                parts.stream().mapToDouble(Reconstruction.Contribution::before).sum();
        double after =
                parts.stream().mapToDouble(Reconstruction.Contribution::after).sum();
        assertThat(before).isCloseTo(meanSquare(errors(baseline.profile())), within(1e-4));
        assertThat(after).isCloseTo(meanSquare(errors(window)), within(1e-4));
        assertThat(after).isCloseTo(before, within(.1 * before));
        assertThat(plane.contributions(Profile.empty(baseline).pairs())).isEmpty();
    }

    @Test
    void whatComesApartHasMoreOfTheError() {
        Baseline baseline = mixedBaseline();
        Rows rows = mixed(2, 3_000);
        List<Column> columns = new ArrayList<>(rows.columns());
        columns.set(0, mixed(3, 3_000).column(0));
        Profile apart = profile(baseline, new Rows(rows.schema(), 3_000, columns, List.of()));
        List<Reconstruction.Contribution> parts =
                baseline.reconstruction().orElseThrow().contributions(apart.pairs());
        assertThat(parts.subList(0, 2))
                .extracting(Reconstruction.Contribution::feature)
                .containsExactlyInAnyOrder("a", "b");
        assertThat(parts.getFirst().after()).isGreaterThan(3 * parts.getFirst().before());
    }

    /** Fitted on the others. */
    @Test
    void theBaselinesErrorsAreOfHeldOutRows() {
        Baseline baseline = mixedBaseline();
        assertThat(errors(baseline.profile()).finite()).isEqualTo(5_000);
        assertThat(errors(baseline.profile()).below()
                        + errors(baseline.profile()).above())
                .isZero();
    }

    /** A row's error does not depend on the rows beside it, nor on when they were profiled. */
    @Test
    void rowsHaveTheSameErrorsAlone() {
        Baseline baseline = mixedBaseline();
        Rows rows = mixed(5, 700);
        ProfileBuilder single = Profile.builder(baseline);
        List<Profile> each = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            int place = row;
            List<Column> columns = IntStream.range(0, rows.schema().size())
                    .mapToObj(i -> one(rows.column(i), place))
                    .toList();
            LoggedRequest request = Samples.request(
                    Samples.id(new Random(row), row), Status.CAPTURED, new Rows(rows.schema(), 1, columns, List.of()));
            single.add(request);
            each.add(Profile.builder(baseline).add(request).build());
        }
        long[] counts = errors(profile(baseline, rows)).cellCounts();
        assertThat(errors(single.build()).cellCounts()).isEqualTo(counts);
        Profile merged = each.stream().reduce(Profile.empty(baseline), Profile::merge);
        assertThat(merged.pack()).isEqualTo(single.build().pack());
        assertThat(errors(merged).cellCounts()).isEqualTo(counts);
    }

    private static Column one(Column column, int row) {
        return switch (column) {
            case NumberColumn numbers -> NumberColumn.of(numbers.value(row));
            case TextColumn texts -> {
                TextColumn.Builder one = new TextColumn.Builder(1);
                one.add(Objects.requireNonNull(texts.value(row)));
                yield one.build();
            }
        };
    }

    @Test
    void rejectedRowsHaveNone() {
        Baseline baseline = Samples.baseline(1, 3_000);
        Rows rows = Samples.rows(new Random(4), 9, false);
        Profile profile = Samples.profile(
                baseline, List.of(Samples.request(Samples.id(new Random(1), 1), Status.REJECTED, rows)));
        assertThat(errors(profile).finite()).isZero();
    }

    @Test
    void ofOneFeatureOrConstantsOrFewRowsThereIsNone() {
        double[] x = new Random(1).doubles(500).toArray();
        assertThat(Samples.baseline(TWO, builder -> builder.add(two(x, any -> 3)))
                        .reconstruction())
                .isEmpty();
        Baseline few = Samples.baseline(TWO, builder -> builder.add(two(Arrays.copyOf(x, 29), same -> 1 - same)));
        assertThat(few.reconstruction()).isEmpty();
        assertThat(few.profile().reconstructionErrors()).isEmpty();
    }

    @Test
    void aBaselineComesBackWithItsPlane() {
        Baseline baseline = mixedBaseline();
        byte[] packed = baseline.pack();
        assertThat(packed[0]).isEqualTo((byte) 5);
        Baseline back = Baseline.unpack(packed, baseline.schema());
        assertThat(back.pack()).isEqualTo(packed);
        byte[] profile = profile(baseline, mixed(2, 500)).pack();
        assertThat(profile[0]).isEqualTo((byte) 5);
        assertThat(profile(back, mixed(2, 500)).pack()).isEqualTo(profile);
        assertThat(Profile.unpack(profile, back).pack()).isEqualTo(profile);
    }

    /** Under a baseline that was stored before there were planes, profiles keep the form that they had, to the byte. */
    @Test
    void whatWasStoredBeforeIsReadAndGoesOn() throws IOException {
        byte[] stored = stored("baseline-form-4.bin");
        Baseline baseline = Baseline.unpack(stored, Samples.SCHEMA);
        assertThat(baseline.pack()).isEqualTo(stored);
        assertThat(baseline.reconstruction()).isEmpty();
        assertThat(baseline.profile().reconstructionErrors()).isEmpty();
        byte[] profile = stored("profile-form-3.bin");
        assertThat(Profile.unpack(profile, baseline).pack()).isEqualTo(profile);
        assertThat(Samples.profile(baseline, Samples.requests(4, 5)).pack()).isEqualTo(profile);
    }

    @Test
    void aProfileOfAnotherFormThanItsBaselinesIsRefused() throws IOException {
        Baseline anew = Samples.baseline(3, 60);
        assertThatThrownBy(() -> Profile.unpack(stored("profile-form-3.bin"), anew))
                .hasMessageContaining("expected the baseline's");
        Baseline old = Baseline.unpack(stored("baseline-form-4.bin"), Samples.SCHEMA);
        byte[] packed = Samples.profile(anew, Samples.requests(4, 5)).pack();
        assertThatThrownBy(() -> Profile.unpack(packed, old)).hasMessageContaining("expected the baseline's");
    }

    private static byte[] stored(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(ReconstructionTest.class.getResourceAsStream(name))) {
            return in.readAllBytes();
        }
    }

    @Test
    void columnsThatABaselineDoesNotHaveAreRefused() {
        PackWriter out = new PackWriter();
        out.counts(new long[] {0, 7});
        assertThatThrownBy(() -> Reconstruction.unpack(equalColumns().layout().pairs(), new PackReader(out.toBytes())))
                .hasMessageContaining("[0, 7]: expected some of 2, rising");
    }

    @Test
    void whatChangedMostStandsFirstWhereverItIs() {
        Baseline baseline = mixedBaseline();
        Rows rows = mixed(2, 3_000);
        List<Column> columns = new ArrayList<>(rows.columns());
        columns.set(2, mixed(3, 3_000).column(2));
        Profile apart = profile(baseline, new Rows(rows.schema(), 3_000, columns, List.of()));
        List<Reconstruction.Contribution> parts =
                baseline.reconstruction().orElseThrow().contributions(apart.pairs());
        assertThat(parts.subList(0, 2))
                .extracting(Reconstruction.Contribution::feature)
                .containsExactlyInAnyOrder("c", "place");
        assertThat(parts).extracting(part -> -Math.abs(part.change())).isSorted();
    }

    /** Several categories of one feature hang together by themselves; the other feature hardly varies. */
    @Test
    void categoriesOfOneFeatureMakeNoPlane() {
        Schema schema = new Schema(List.of(Feature.category("place"), Feature.category("kind")));
        Rows all = mixed(1, 10_000);
        Random random = new Random(2);
        TextColumn.Builder place = new TextColumn.Builder(10_000);
        for (int row = 0; row < 10_000; row++) {
            place.add("p" + random.nextInt(5));
        }
        Rows rows = new Rows(schema, 10_000, List.of(place.build(), all.column(4)), List.of());
        Baseline baseline = Samples.baseline(schema, builder -> builder.add(rows));
        assertThat(baseline.profile().pairs().columns()).isEqualTo(5);
        assertThat(baseline.reconstruction()).isEmpty();
    }
}
