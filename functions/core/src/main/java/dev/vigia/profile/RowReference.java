package dev.vigia.profile;

import java.util.ArrayList;
import java.util.List;

/**
 * What rows are measured against: random samples of a baseline's rows, in columns. A row's score is the sum over the
 * samples of the distance to the nearest row of each (DESIGN.md, "Outliers"): numbers standardised, categories by
 * {@link Axis#weight(double, double)}. Empty if nothing in the schema can be measured.
 */
final class RowReference {
    static final int SAMPLES = 4;
    static final int SAMPLE_ROWS = 256;

    private final List<Axis> axes;
    private final int sampleRows;

    /** @param sampleRows rows of each sample; sample s has the rows from s · sampleRows on */
    RowReference(List<Axis> axes, int sampleRows) {
        this.axes = List.copyOf(axes);
        this.sampleRows = sampleRows;
    }

    List<Axis> axes() {
        return axes;
    }

    int sampleRows() {
        return sampleRows;
    }

    int rows() {
        return sampleRows * SAMPLES;
    }

    void pack(PackWriter out) {
        out.count(sampleRows);
        out.count(axes.size());
        for (Axis axis : axes) {
            out.count(axis.column());
            axis.pack(out);
        }
    }

    static RowReference unpack(List<ColumnLayout> columns, PackReader in) {
        int sampleRows = in.count(SAMPLE_ROWS);
        int size = in.count(columns.size());
        List<Axis> axes = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            int column = in.count(columns.size() - 1);
            axes.add(
                    switch (columns.get(column)) {
                        case ColumnLayout.OfNumber number -> NumberAxis.unpack(column, sampleRows * SAMPLES, in);
                        case ColumnLayout.OfCategory category ->
                            CategoryAxis.unpack(column, category.categories(), sampleRows * SAMPLES, in);
                    });
        }
        return new RowReference(axes, sampleRows);
    }
}
