package dev.vigia.profile;

import dev.vigia.model.Feature;
import dev.vigia.model.FeatureType;
import dev.vigia.model.Role;
import dev.vigia.model.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How rows are counted under one baseline: what a baseline gives to every profile.
 *
 * @param columns the features that are counted, in schema order
 * @param scoreBins bins of the outlier score
 * @param limit the outlier score above which a row is an outlier
 * @param pairs the features that are set against one another; none under a baseline that was made before these were
 * @param reconstruction what reconstruction errors are measured from; none under a baseline that was made before it was
 */
record Layout(
        String baseline,
        Schema schema,
        List<ColumnLayout> columns,
        Bins scoreBins,
        RowReference reference,
        OutlierLimit limit,
        PairColumns pairs,
        Reconstruction reconstruction) {
    static final Feature ERROR = Feature.of("reconstruction error", FeatureType.NUMBER, Role.IGNORED);
    static final Feature SCORE = Feature.of("outlier score", FeatureType.NUMBER, Role.IGNORED);

    Layout {
        columns = List.copyOf(columns);
    }

    /** One whose features are not set against one another. */
    Layout(
            String baseline,
            Schema schema,
            List<ColumnLayout> columns,
            Bins scoreBins,
            RowReference reference,
            OutlierLimit limit) {
        this(baseline, schema, columns, scoreBins, reference, limit, PairColumns.NONE, Reconstruction.NONE);
    }

    /** The same with features that are set against one another. */
    Layout with(PairColumns some) {
        return new Layout(baseline, schema, columns, scoreBins, reference, limit, some, reconstruction);
    }

    /** The same with a plane that was found of its pairs' scores. */
    Layout with(Reconstruction found) {
        return new Layout(baseline, schema, columns, scoreBins, reference, limit, pairs, found);
    }

    /** The features of a schema that are counted. */
    static List<Feature> counted(Schema schema) {
        return schema.features().stream().filter(ColumnLayout::isCounted).toList();
    }

    /** The places among the columns of those whose values are to be unique. */
    int[] identifiers() {
        return IntStream.range(0, columns.size())
                .filter(i -> columns.get(i).feature().constraints().unique())
                .toArray();
    }

    void pack(PackWriter out) {
        columns.forEach(column -> column.pack(out));
        scoreBins.pack(out);
        reference.pack(out);
        limit.pack(out);
    }

    static Layout unpack(String baseline, Schema schema, PackReader in) {
        List<ColumnLayout> columns = new ArrayList<>();
        for (Feature feature : counted(schema)) {
            columns.add(ColumnLayout.unpack(feature, in));
        }
        Bins scoreBins = Bins.unpack(in);
        RowReference reference = RowReference.unpack(columns, in);
        return new Layout(baseline, schema, columns, scoreBins, reference, OutlierLimit.unpack(in));
    }
}
