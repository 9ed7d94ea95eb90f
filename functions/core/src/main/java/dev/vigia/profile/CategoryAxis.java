package dev.vigia.profile;

import dev.vigia.inference.Cell;
import dev.vigia.inference.Column;
import dev.vigia.inference.TextColumn;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A feature of categories; each that is listed weighs by its rarity, missing counts as one of them. */
final class CategoryAxis implements Axis {
    /** Stands for what is not listed; no category is called so. */
    private static final String NOT_LISTED = "\0";

    private static final float[] NO_NUMBERS = {};

    private final int column;
    private final Categories categories;
    /** By place; the last is of missing. */
    private final float[] weights;

    private final float restWeight;
    private final int[] codes;
    private final EqualRows[] rows;
    /** What is taken up beside the listed ones, by the place behind theirs. */
    private final Map<String, Integer> taken;

    private final float[] takenWeights;

    CategoryAxis(int column, Categories categories, float[] weights, float restWeight, int[] codes) {
        this(column, categories, weights, restWeight, codes, Map.of(), NO_NUMBERS);
    }

    private CategoryAxis(
            int column,
            Categories categories,
            float[] weights,
            float restWeight,
            int[] codes,
            Map<String, Integer> taken,
            float[] takenWeights) {
        this.taken = taken;
        this.takenWeights = takenWeights;
        this.column = column;
        this.categories = categories;
        this.weights = weights;
        this.restWeight = restWeight;
        this.codes = codes;
        rows = new EqualRows[weights.length];
        for (int place = 0; place < rows.length; place++) {
            int code = place == rows.length - 1 ? MISSING : place;
            rows[place] = new EqualRows(codes.length, row -> codes[row] == code, weights[place]);
        }
    }

    /** The same with more categories that are known, and equal to no reference row, by their shares. */
    CategoryAxis knowing(Map<String, Double> shares, double entropy) {
        Map<String, Integer> places = new HashMap<>();
        float[] added = new float[shares.size()];
        shares.forEach((category, share) -> {
            added[places.size()] = Axis.weight(share, entropy);
            places.put(category, weights.length + 1 + places.size());
        });
        return new CategoryAxis(column, categories, weights, restWeight, codes, Map.copyOf(places), added);
    }

    @Override
    public int column() {
        return column;
    }

    @Override
    public int code(Column cells, int row) {
        if (cells.cell(row).isMissing()) {
            return MISSING;
        }
        @Nullable String text = Axis.text(cells, row);
        return text == null ? BROKEN : code(text);
    }

    private int code(String text) {
        int place = categories.index(text);
        if (place == Categories.REST) {
            return weights.length; // known but not listed: equal to no reference row
        }
        // where there are more than are listed, one never seen is as usual as a rare one: held-out rows count both
        // alike
        int unknown = categories.areAllListed() ? BROKEN : weights.length;
        return place == Categories.NEW ? taken.getOrDefault(text, unknown) : place;
    }

    @Override
    public float number(Column cells, int row) {
        return 0;
    }

    @Override
    public float weight(int code) {
        if (code == BROKEN) {
            return MOST_WEIGHT;
        }
        int place = code == MISSING ? weights.length - 1 : code;
        if (place < weights.length) {
            return weights[place];
        }
        return place == weights.length ? restWeight : takenWeights[place - weights.length - 1];
    }

    @Override
    public void nearer(int code, Distances distances) {
        int place = code == MISSING ? weights.length - 1 : code;
        if (place >= 0 && place < rows.length) {
            rows[place].nearer(distances);
        }
    }

    @Override
    public float[] references() {
        return NO_NUMBERS;
    }

    @Override
    public Column cells() {
        TextColumn.Builder cells = new TextColumn.Builder(codes.length);
        for (int code : codes) {
            if (code == MISSING) {
                cells.addMissing(Cell.NULL);
            } else {
                boolean listed = code >= 0 && code < categories.listed().size();
                cells.add(listed ? categories.listed().get(code) : NOT_LISTED);
            }
        }
        return cells.build();
    }

    @Override
    public float square(int code, float number, int reference) {
        boolean equal = code != BROKEN && code < weights.length && codes[reference] == code;
        return equal ? 0 : weight(code);
    }

    @Override
    public void pack(PackWriter out) {
        out.count(weights.length);
        for (float weight : weights) {
            out.single(weight);
        }
        out.single(restWeight);
        for (int code : codes) {
            out.count(code - BROKEN);
        }
    }

    static CategoryAxis unpack(int column, Categories categories, int references, PackReader in) {
        float[] weights = new float[in.count(Categories.MOST_LISTED + 1)];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = in.single();
        }
        float restWeight = in.single();
        int[] codes = new int[references];
        Arrays.setAll(codes, any -> in.count(Categories.MOST_LISTED + 4) + BROKEN);
        return new CategoryAxis(column, categories, weights, restWeight, codes);
    }
}
