package dev.vigia.multivariate;

import dev.vigia.check.CheckInput;
import dev.vigia.inference.Cell;
import dev.vigia.inference.Column;
import dev.vigia.inference.LoggedRequest;
import dev.vigia.inference.NumberColumn;
import dev.vigia.inference.Rows;
import dev.vigia.inference.Status;
import dev.vigia.inference.TextColumn;
import dev.vigia.model.Feature;
import dev.vigia.model.FeatureType;
import dev.vigia.model.Model;
import dev.vigia.model.Role;
import dev.vigia.model.Schema;
import dev.vigia.profile.Baseline;
import dev.vigia.profile.Profile;
import dev.vigia.profile.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Rows of thirty features of every shape that hang together: eight normal, four lognormal, three counts, a flag, four that are
 * mostly zero, six categories (of 3 to 100, two of which follow a number) and four with a tenth missing, missing more often
 * where the first feature is high. All are functions of correlated normal variables.
 */
final class JointTraffic {
    static final int FEATURES = 30;
    static final Schema SCHEMA = new Schema(
            IntStream.range(0, FEATURES).mapToObj(JointTraffic::feature).toList());

    /** What is changed, margins kept. */
    enum Change {
        NONE,
        /** Two normal features, uncorrelated before, are correlated by .5. */
        NUMBERS,
        /** A category of four follows a normal feature as strongly. */
        CATEGORY,
        /** Two categories, independent before, agree in a third of the rows. */
        CATEGORIES
    }

    private JointTraffic() {}

    private static Feature feature(int i) {
        return kind(i) == 'c'
                ? Feature.category("c" + i)
                : Feature.of("" + kind(i) + i, kind(i) == 'p' ? FeatureType.INTEGER : FeatureType.NUMBER, Role.FEATURE);
    }

    private static char kind(int i) {
        return "nnnnnnnnllllpppbzzzzccccccmmmm".charAt(i);
    }

    static Rows rows(Random random, int size, Change change) {
        double[][] normal = new double[FEATURES][size];
        for (int row = 0; row < size; row++) {
            double common = random.nextGaussian();
            for (int i = 0; i < FEATURES; i++) {
                double share = i < 2 || i == 22 || i == 23 ? 0 : i % 3 == 0 ? 0.8 : i % 3 == 1 ? 0.4 : 0;
                normal[i][row] = share * common + Math.sqrt(1 - share * share) * random.nextGaussian();
            }
            apply(change, normal, row, random);
        }
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < FEATURES; i++) {
            columns.add(kind(i) == 'c' ? texts(i, normal[i]) : numbers(i, normal[i], normal[0]));
        }
        return new Rows(SCHEMA, size, columns, List.of());
    }

    private static void apply(Change change, double[][] normal, int row, Random random) {
        switch (change) {
            case NONE -> {}
            case NUMBERS -> normal[1][row] = 0.5 * normal[0][row] + Math.sqrt(0.75) * normal[1][row];
            case CATEGORY -> normal[22][row] = 0.5 * normal[0][row] + Math.sqrt(0.75) * normal[22][row];
            case CATEGORIES -> normal[23][row] = random.nextInt(3) == 0 ? normal[22][row] : normal[23][row];
        }
    }

    private static Column numbers(int i, double[] normal, double[] first) {
        NumberColumn.Builder column = new NumberColumn.Builder(normal.length);
        for (int row = 0; row < normal.length; row++) {
            double x = normal[row];
            if (kind(i) == 'm' && uniform(first[row] + 3 * x) % 10 < (first[row] > 1 ? 3 : 1)) {
                column.addMissing(Cell.NULL);
            } else {
                column.add(
                        switch (kind(i)) {
                            case 'l' -> Math.exp(1.5 * x);
                            case 'p' -> Math.floor(Math.exp(0.8 * x + (i - 12)));
                            case 'b' -> x > 1.6 ? 1 : 0;
                            case 'z' -> x > 0.5 * (i - 16) ? Math.exp(x) : 0;
                            default -> x;
                        });
            }
        }
        return column.build();
    }

    /** A number from 0 that looks like chance. */
    private static int uniform(double value) {
        long bits = Double.doubleToLongBits(value) * 0x9e3779b97f4a7c15L;
        return (int) (bits >>> 40);
    }

    private static Column texts(int i, double[] normal) {
        int[] sizes = {3, 10, 4, 4, 30, 100};
        int size = sizes[i - 20];
        TextColumn.Builder column = new TextColumn.Builder(normal.length);
        for (double x : normal) {
            double u = 0.5 * (1 + Math.tanh(0.8 * x)); // near the normal's distribution function
            column.add(
                    "v" + (int) (i == 22 || i == 23 ? Math.min(size - 1, u * size) : Math.floor(size * u * u * 0.999)));
        }
        return column.build();
    }

    /** A baseline, a profile of a window, and both as the check reads them. */
    record Case(CheckInput input, JointRows before, JointRows after) {
        MultivariateResult result(double floor) {
            return new MultivariateDrift(before, after, floor, 0.1, 7).result(input);
        }
    }

    static Case of(Rows before, Rows after, double level) {
        Baseline baseline = Samples.baseline(before.schema(), builder -> builder.add(before));
        LoggedRequest request = Samples.request(Samples.id(new Random(1), 1), Status.CAPTURED, after);
        Profile profile = Profile.builder(baseline).add(request).build();
        CheckInput input =
                new CheckInput(baseline, Samples.HOUR, profile, List.of(), Model.of(Samples.VERSION.model()), level);
        return new Case(
                input,
                new RowReservoir(before.schema(), 1).add(before).rows(),
                new RowReservoir(after.schema(), 2).add(after).rows());
    }

    static Case draw(int baselineRows, int windowRows, Change change, double level, long seed) {
        Random random = new Random(seed);
        Rows before = rows(random, baselineRows, Change.NONE);
        return of(before, rows(random, windowRows, change), level);
    }
}
