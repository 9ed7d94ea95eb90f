package dev.vigia.outlier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.check.Group;
import dev.vigia.inference.InferenceId;
import dev.vigia.inference.Rows;
import dev.vigia.inference.Status;
import dev.vigia.model.Feature;
import dev.vigia.model.FeatureType;
import dev.vigia.model.Role;
import dev.vigia.model.Schema;
import dev.vigia.profile.Baseline;
import dev.vigia.profile.Profile;
import dev.vigia.profile.Samples;
import dev.vigia.profile.Sheet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Features that moved, widened or changed their shape are no new groups; a group beside them is one. */
class DriftedFeaturesTest {
    private static final int NORMAL = 0;
    private static final int SKEWED = 1;
    private static final int GAMMA = 2;
    private static final int TWO = 3;
    private static final int UNIFORM = 4;
    private static final int HOUR = 5;
    private static final int COUNT = 6;
    private static final int A = 7;
    private static final int B = 8;
    private static final int FEW = 9;
    private static final int MANY = 10;

    private static final Schema SCHEMA = new Schema(List.of(
            Feature.number("normal"),
            Feature.number("skewed"),
            Feature.number("gamma"),
            Feature.number("two"),
            Feature.number("uniform"),
            Feature.of("hour", FeatureType.INTEGER, Role.FEATURE),
            Feature.of("count", FeatureType.INTEGER, Role.FEATURE),
            Feature.number("a"),
            Feature.number("b"),
            Feature.category("few"),
            Feature.category("many")));

    /** Changes the i-th of n rows. */
    private interface Change {
        void on(Object[] row, Random random, int i, int n);
    }

    private static final Change NOTHING = (row, random, i, n) -> {};

    private static Object[] row(Random random) {
        return new Object[] {
            random.nextGaussian(),
            Math.exp(.8 * random.nextGaussian()),
            gamma(random),
            (random.nextBoolean() ? 2 : -2) + .5 * random.nextGaussian(),
            random.nextDouble(),
            (double) random.nextInt(24),
            Math.floor(-4 * Math.log(random.nextDouble())),
            random.nextGaussian(),
            random.nextGaussian(),
            "k" + (int) Math.pow(9, random.nextDouble()),
            "m" + (int) Math.pow(31, random.nextDouble())
        };
    }

    /** Of shape 2. */
    private static double gamma(Random random) {
        return -Math.log(random.nextDouble()) - Math.log(random.nextDouble());
    }

    private static Rows rows(long seed, int size, Change change) {
        Random random = new Random(seed);
        List<List<Object>> columns = new ArrayList<>();
        SCHEMA.features().forEach(feature -> columns.add(new ArrayList<>()));
        for (int i = 0; i < size; i++) {
            Object[] row = row(random);
            change.on(row, random, i, size);
            for (int column = 0; column < row.length; column++) {
                columns.get(column).add(row[column]);
            }
        }
        return Sheet.rows(SCHEMA, columns.toArray(List[]::new));
    }

    private static Change shift(int column, double by) {
        return (row, random, i, n) -> row[column] = (double) row[column] + by;
    }

    private static Change scale(int column, double by) {
        return (row, random, i, n) -> row[column] = (double) row[column] * by;
    }

    private static Map<String, Change> drifts() {
        Map<String, Change> drifts = new LinkedHashMap<>();
        drifts.put("nothing", NOTHING);
        for (double by : new double[] {.3, .5, .7, 1, 2, 3, 5}) {
            drifts.put("normal + " + by, shift(NORMAL, by));
        }
        for (double by : new double[] {1.25, 1.6, 2, 4}) {
            drifts.put("normal × " + by, scale(NORMAL, by));
        }
        for (double by : new double[] {1.3, 1.6, 2, 4, 25}) {
            drifts.put("skewed × " + by, scale(SKEWED, by));
        }
        for (double by : new double[] {1.3, 1.6, 4}) {
            drifts.put("gamma × " + by, scale(GAMMA, by));
            drifts.put("two × " + by, scale(TWO, by));
        }
        drifts.put("skewed²", (row, random, i, n) -> row[SKEWED] = Math.pow((double) row[SKEWED], 2));
        drifts.put("gamma of shape 4", (row, random, i, n) -> row[GAMMA] = (double) row[GAMMA] + gamma(random));
        drifts.put("two + 1", shift(TWO, 1));
        drifts.put(
                "more of one of two",
                (row, random, i, n) -> row[TWO] = random.nextInt(5) < 3 ? 2 + .5 * random.nextGaussian() : row[TWO]);
        drifts.put("uniform + .3", shift(UNIFORM, .3));
        drifts.put("uniform × 1.5", scale(UNIFORM, 1.5));
        drifts.put("one hour of the day", (row, random, i, n) -> row[HOUR] = 8.0);
        drifts.put(
                "a rush hour",
                (row, random, i, n) -> row[HOUR] = random.nextBoolean() ? 17.0 + random.nextInt(3) : row[HOUR]);
        for (double by : new double[] {1.5, 3}) {
            drifts.put(
                    "count × " + by,
                    (row, random, i, n) -> row[COUNT] = Math.floor(-4 * by * Math.log(random.nextDouble())));
        }
        drifts.put(
                "correlated",
                (row, random, i, n) -> row[B] = .5 * (double) row[A] + Math.sqrt(.75) * random.nextGaussian());
        drifts.put("other shares of categories", (row, random, i, n) -> row[MANY] = "m" + (1 + random.nextInt(30)));
        drifts.put(
                "one category moved by 1",
                (row, random, i, n) -> row[NORMAL] = (double) row[NORMAL] + (row[FEW].equals("k2") ? 1 : 0));
        drifts.put("two moved", (row, random, i, n) -> {
            row[NORMAL] = (double) row[NORMAL] + .7;
            row[SKEWED] = (double) row[SKEWED] * 1.6;
        });
        drifts.put(
                "a heavier tail",
                (row, random, i, n) -> row[NORMAL] = (double) row[NORMAL] * (random.nextInt(10) == 0 ? 3 : 1));
        return drifts;
    }

    /** One in a hundred rows, five deviations away in two features. */
    private static final Change GROUP = (row, random, i, n) -> {
        if (i < n / 100) {
            row[A] = 5 + .5 * Math.abs(random.nextGaussian());
            row[B] = 5 + .5 * Math.abs(random.nextGaussian());
        }
    };

    private static Change group(Change beside) {
        return (row, random, i, n) -> {
            GROUP.on(row, random, i, n);
            beside.on(row, random, i, n);
        };
    }

    private static Baseline baseline(long seed) {
        return Samples.baseline(SCHEMA, builder -> builder.add(rows(seed, 20_000, NOTHING)));
    }

    private static List<Group> groups(Baseline baseline, long seed, int size, Change change) {
        Rows rows = rows(seed, size, change);
        UnusualSample sample = UnusualSample.of(baseline).orElseThrow();
        InferenceId id = Samples.id(new Random(1), 0);
        Profile.builder(baseline)
                .add(Samples.request(id, Status.CAPTURED, rows), (row, score) -> sample.add(rows, id, row, score));
        return NewGroups.of(baseline, sample, Samples.TIME, List.of());
    }

    private static List<String> told(int windows, int... sizes) {
        List<String> told = new ArrayList<>();
        for (int window = 0; window < windows; window++) {
            Baseline baseline = baseline(100 + window);
            for (int size : sizes) {
                for (Map.Entry<String, Change> drift : drifts().entrySet()) {
                    groups(baseline, 7_000 + window, size, drift.getValue())
                            .forEach(group -> told.add(drift.getKey() + ": " + group.rule()));
                }
            }
        }
        return told;
    }

    @Test
    void driftIsNoGroup() {
        assertThat(told(1, 2_000)).isEmpty();
    }

    /**
     * 37 changes, ten windows of two sizes: seven in 740 are allowed. Measured once at 20 windows each: 2 of 1,480 (before
     * features were told in the baseline's terms, 60 %).
     */
    @Tag("slow")
    @Test
    void driftIsNoGroupInNinetyNinePercent() {
        assertThat(told(10, 1_000, 20_000)).hasSizeLessThanOrEqualTo(7);
    }

    /** Told once, by its rule, and the drift is not: alone, beside another feature that moved, and in one that moved itself. */
    @Test
    void aGroupBesideDriftIsTold() {
        Map<String, Change> beside = new LinkedHashMap<>();
        beside.put("nothing", NOTHING);
        beside.put("normal + .7", shift(NORMAL, .7));
        beside.put("skewed × 1.6", scale(SKEWED, 1.6));
        beside.put("a + .7", shift(A, .7));
        beside.put("a and b × 1.3", (row, random, i, n) -> {
            row[A] = (double) row[A] * 1.3;
            row[B] = (double) row[B] * 1.3;
        });
        Baseline baseline = baseline(100);
        beside.forEach((name, change) -> {
            List<Group> groups = groups(baseline, 7_000, 2_000, group(change));
            assertThat(groups).as(name).hasSize(1);
            Group group = groups.getFirst();
            assertThat(group.rows()).as(name).isBetween(19L, 22L);
            assertThat(group.precision()).as(name).isGreaterThan(.9);
            assertThat(group.conditions())
                    .as(name)
                    .allSatisfy(condition -> assertThat(condition.feature()).isIn("a", "b"));
        });
    }

    /** All values are twice as great and ten more: so is the limit that is told, between 2 × 4 + 10 and 2 × 5 + 10. */
    @Test
    void theRuleIsToldInTheWindowsOwnUnits() {
        Group group = groups(baseline(100), 7_000, 2_000, group((row, random, i, n) -> {
                    row[A] = 2 * (double) row[A] + 10;
                    row[B] = 2 * (double) row[B] + 10;
                }))
                .getFirst();
        assertThat(group.conditions().getFirst().above()).isBetween(16.0, 20.0);
        assertThat(group.rows()).isBetween(19L, 22L);
        assertThat(group.recall()).as("of what the move leaves unusual").isGreaterThan(.5);
    }

    /** Of three in ten rows moved by four deviations, a rule for the most of them, not slices of them. */
    @Test
    void aLargeGroupIsToldAsOne() {
        List<Group> groups = groups(baseline(100), 7_000, 2_000, (row, random, i, n) -> {
            if (i < n * 3 / 10) {
                row[NORMAL] = 4 + random.nextGaussian();
            }
        });
        assertThat(groups).hasSize(1);
        assertThat(groups.getFirst().share()).isBetween(.25, .31);
        assertThat(groups.getFirst().conditions()).hasSize(1);
        assertThat(groups.getFirst().precision()).isGreaterThan(.95);
    }

    /** Of a category that is many times as frequent as it was, no slice is told either. */
    @Test
    void aCategoryThatBecameFrequentIsOneGroup() {
        List<Group> groups = groups(
                baseline(100),
                7_000,
                20_000,
                (row, random, i, n) -> row[MANY] = random.nextInt(3) == 0 ? "m20" : row[MANY]);
        assertThat(groups).extracting(Group::rule).containsExactly("many = m20");
        assertThat(groups.getFirst().share()).isBetween(.31, .37);
    }
}
