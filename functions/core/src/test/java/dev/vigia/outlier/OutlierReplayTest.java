package dev.vigia.outlier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.check.Advice;
import dev.vigia.check.Verdict;
import dev.vigia.inference.LoggedRequest;
import dev.vigia.inference.NumberColumn;
import dev.vigia.inference.Rows;
import dev.vigia.inference.Status;
import dev.vigia.inference.TextColumn;
import dev.vigia.model.Feature;
import dev.vigia.model.FeatureType;
import dev.vigia.model.Role;
import dev.vigia.model.Schema;
import dev.vigia.profile.Baseline;
import dev.vigia.profile.BaselineBuilder;
import dev.vigia.profile.Profile;
import dev.vigia.profile.ProfileBuilder;
import dev.vigia.profile.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OutlierReplayTest {
    private static final int NUMBERS = 6;
    private static final int SIZE = 10_000;
    private static final Schema SCHEMA = schema();
    private static final Baseline BASELINE = baseline();

    /** Changes a row, of which the last cell is the category's place. */
    private interface Change {
        void to(double[] row, Random random);
    }

    private static Schema schema() {
        List<Feature> features = new ArrayList<>();
        for (int j = 0; j < NUMBERS; j++) {
            features.add(Feature.number("x" + j));
        }
        features.add(Feature.of("kind", FeatureType.CATEGORY, Role.FEATURE));
        return new Schema(features);
    }

    private static Rows rows(long seed, Change change) {
        Random random = new Random(seed);
        double[][] numbers = new double[NUMBERS][SIZE];
        String[] kinds = new String[SIZE];
        for (int i = 0; i < SIZE; i++) {
            double[] row = new double[NUMBERS + 1];
            for (int j = 0; j < NUMBERS; j++) {
                row[j] = 50 + 10 * random.nextGaussian();
            }
            row[NUMBERS] = random.nextInt(3);
            change.to(row, random);
            for (int j = 0; j < NUMBERS; j++) {
                numbers[j][i] = row[j];
            }
            kinds[i] = "k" + (int) row[NUMBERS];
        }
        List<dev.vigia.inference.Column> columns = new ArrayList<>();
        for (double[] column : numbers) {
            columns.add(NumberColumn.of(column));
        }
        columns.add(TextColumn.of(kinds));
        return new Rows(SCHEMA, SIZE, columns, List.of());
    }

    private static Baseline baseline() {
        return new BaselineBuilder(Samples.VERSION, SCHEMA, 1)
                .add(rows(1, (row, random) -> {}))
                .build("b", Samples.TIME);
    }

    /** Advice of a window with a replay. */
    private static List<Advice> advice(Change change) {
        LoggedRequest request = Samples.request(Samples.id(new Random(1), 0), Status.CAPTURED, rows(2, change));
        UnusualSample sample = UnusualSample.of(BASELINE).orElseThrow();
        ProfileBuilder builder = Profile.builder(BASELINE)
                .add(request, (row, score) -> sample.add(request.rows(), request.id(), row, score));
        Profile window = builder.build();
        return OutlierReplay.of(BASELINE, window, sample, PreprocessingReview.of(BASELINE, List.of(window)));
    }

    private static Advice of(List<Advice> all, String feature) {
        return all.stream()
                .filter(one -> one.feature().equals(feature))
                .findFirst()
                .orElseThrow();
    }

    private static Advice.OutlierRates rates(Advice advice) {
        return Objects.requireNonNull(advice.outliers(), advice.reason());
    }

    /** All in another unit: nearly every row is strange to what was fitted before, and none to what is fitted anew. */
    @Test
    void aNewTendencyIsUsualAgainUnderWhatIsProposed() {
        List<Advice> all = advice((row, random) -> row[0] *= 1.6);
        Advice moved = of(all, "x0");
        assertThat(moved.verdict()).isEqualTo(Verdict.NEW_TENDENCY);
        assertThat(rates(moved).old()).isGreaterThan(0.25);
        assertThat(rates(moved).proposed()).isBetween(0.005, 0.016);
        assertThat(rates(moved).together()).isEqualTo(rates(moved).proposed());
        assertThat(all.stream().filter(one -> one.outliers() != null)).hasSize(1);
    }

    @Test
    void oneOfTwoProposalsHelpsByHalf() {
        List<Advice> all = advice((row, random) -> {
            row[0] *= 1.6;
            row[1] = 3 * row[1] + 5;
        });
        Advice.OutlierRates first = rates(of(all, "x0"));
        Advice.OutlierRates second = rates(of(all, "x1"));
        assertThat(first.old()).isEqualTo(second.old()).isGreaterThan(0.9);
        assertThat(first.proposed()).isGreaterThan(0.3);
        assertThat(second.proposed()).isBetween(0.25, 0.9);
        assertThat(first.together()).isEqualTo(second.together()).isBetween(0.005, 0.016);
    }

    @Test
    void aCategoryThatIsTakenUpIsNoLongerStrange() {
        Advice advice = of(advice((row, random) -> row[NUMBERS] = random.nextInt(5) == 0 ? 7 : row[NUMBERS]), "kind");
        assertThat(advice.added()).containsExactly("k7");
        assertThat(rates(advice).old()).isGreaterThan(0.1);
        assertThat(rates(advice).proposed()).isLessThan(rates(advice).old() / 5);
    }

    @Test
    void aBurstHasNoProposalAndNoReplay() {
        List<Advice> all = advice((row, random) -> row[0] += random.nextInt(20) == 0 ? 200 : 0);
        assertThat(of(all, "x0").verdict()).isEqualTo(Verdict.OUTLIER_BURST);
        assertThat(all).allSatisfy(one -> assertThat(one.outliers()).isNull());
    }

    @Test
    void aSplitBulkHasNoProposalAndNoReplay() {
        List<Advice> all = advice((row, random) -> row[0] += random.nextBoolean() ? 40 : 0);
        assertThat(of(all, "x0").proposes()).isFalse();
        assertThat(all).allSatisfy(one -> assertThat(one.outliers()).isNull());
    }

    /** A sample of rows tells the rate of all: those that the score calls outliers, and those it would under the proposal. */
    @Test
    void theOldRateIsTheProfiles() {
        Change change = (row, random) -> row[0] *= 1.6;
        LoggedRequest request = Samples.request(Samples.id(new Random(1), 0), Status.CAPTURED, rows(2, change));
        Profile window = Profile.builder(BASELINE).add(request).build();
        double counted = (double) window.outliers() / window.rows();
        assertThat(rates(of(advice(change), "x0")).old()).isBetween(counted - 0.03, counted + 0.03);
    }
}
