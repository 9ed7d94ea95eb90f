package dev.vigia.profile;

import dev.vigia.inference.Cell;
import dev.vigia.inference.Column;
import dev.vigia.inference.NumberColumn;

/** A numeric feature, standardised; a missing reference cell stands at the centre. */
final class NumberAxis implements Axis {
    private static final float FARTHEST = 10_000;
    private static final float OFF_CONSTANT = 4;
    /** Of a value given back, behind the first: as far as a float has them. */
    private static final int DIGITS = 5;

    private final int column;
    private final double centre;
    private final double scale;
    private final float missingWeight;
    private final float[] numbers;
    private final boolean[] missing;
    private final EqualRows missingRows;

    /** @param scale 0 if the baseline's values are all equal */
    NumberAxis(int column, double centre, double scale, float missingWeight, float[] numbers, boolean[] missing) {
        this.column = column;
        this.centre = centre;
        this.scale = scale;
        this.missingWeight = missingWeight;
        this.numbers = numbers;
        this.missing = missing;
        missingRows = new EqualRows(missing.length, i -> missing[i], missingWeight);
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
        return Axis.isNumber(cells, row) && !Double.isNaN(((NumberColumn) cells).value(row)) ? VALUE : BROKEN;
    }

    @Override
    public float number(Column cells, int row) {
        return standardised(((NumberColumn) cells).value(row), centre, scale);
    }

    @Override
    public void read(Column column, int[] rows, int[] codes, float[] standardised) {
        if (!(column instanceof NumberColumn values && values.allPresent())) {
            Axis.super.read(column, rows, codes, standardised);
            return;
        }
        for (int i = 0; i < rows.length; i++) {
            double value = values.value(rows[i]);
            codes[i] = Double.isNaN(value) ? BROKEN : VALUE;
            standardised[i] = Double.isNaN(value) ? 0 : standardised(value, centre, scale);
        }
    }

    static float standardised(double value, double centre, double scale) {
        if (scale == 0) {
            return value == centre ? 0 : OFF_CONSTANT;
        }
        return (float) Math.max(-FARTHEST, Math.min(FARTHEST, (value - centre) / scale));
    }

    @Override
    public float weight(int code) {
        return switch (code) {
            case VALUE -> 0;
            case MISSING -> missingWeight;
            default -> MOST_WEIGHT;
        };
    }

    @Override
    public void nearer(int code, Distances distances) {
        if (code == MISSING) {
            missingRows.nearer(distances);
        }
    }

    @Override
    public float[] references() {
        return numbers;
    }

    @Override
    public Column cells() {
        NumberColumn.Builder cells = new NumberColumn.Builder(numbers.length);
        double size = Math.max(Math.abs(centre), scale);
        double digits = size > 0 ? Math.pow(10, DIGITS - Math.floor(Math.log10(size))) : 1;
        for (int i = 0; i < numbers.length; i++) {
            if (missing[i]) {
                cells.addMissing(Cell.NULL);
            } else {
                cells.add(Math.rint((centre + numbers[i] * scale) * digits) / digits);
            }
        }
        return cells.build();
    }

    @Override
    public float square(int code, float number, int reference) {
        if (code == VALUE) {
            float apart = number - numbers[reference];
            return apart * apart;
        }
        return code == MISSING && missing[reference] ? 0 : weight(code);
    }

    @Override
    public void pack(PackWriter out) {
        out.number(centre);
        out.number(scale);
        out.single(missingWeight);
        for (int i = 0; i < numbers.length; i++) {
            out.single(missing[i] ? Float.NaN : numbers[i]);
        }
    }

    static NumberAxis unpack(int column, int references, PackReader in) {
        double centre = in.number();
        double scale = in.number();
        float missingWeight = in.single();
        float[] numbers = new float[references];
        boolean[] missing = new boolean[references];
        for (int i = 0; i < references; i++) {
            float number = in.single();
            missing[i] = Float.isNaN(number);
            numbers[i] = missing[i] ? 0 : number;
        }
        return new NumberAxis(column, centre, scale, missingWeight, numbers, missing);
    }
}
