package dev.vigia.local.demo;

import dev.vigia.model.Encoding;
import dev.vigia.model.Preprocessing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Turns flights into rows of a model's input matrix, as its preprocessing says. Immutable. */
final class Encoder {
    private final List<FlightFeature> features;
    private final Preprocessing preprocessing;

    private Encoder(List<FlightFeature> features, Preprocessing preprocessing) {
        this.features = features;
        this.preprocessing = preprocessing;
    }

    /**
     * Learns the preprocessing from rows: mean and population standard deviation of a number, the categories that occur
     * in a category, sorted.
     */
    static Encoder fit(List<FlightFeature> features, List<FlightRow> rows) {
        List<Encoding> encodings = new ArrayList<>();
        for (FlightFeature feature : features) {
            encodings.add(feature.isNumeric() ? standard(feature, rows) : oneHot(feature, rows));
        }
        return new Encoder(features, new Preprocessing(encodings));
    }

    private static Encoding standard(FlightFeature feature, List<FlightRow> rows) {
        double mean = mean(rows, feature::number);
        double variance = mean(rows, row -> (feature.number(row) - mean) * (feature.number(row) - mean));
        return new Encoding.Standard(feature.column(), mean, Math.sqrt(variance));
    }

    private static double mean(List<FlightRow> rows, ToDoubleFunction<FlightRow> number) {
        return rows.stream().mapToDouble(number).sum() / rows.size();
    }

    private static Encoding oneHot(FlightFeature feature, List<FlightRow> rows) {
        List<String> categories = rows.stream()
                .map(feature::category)
                .distinct()
                .sorted(Comparator.naturalOrder())
                .toList();
        return new Encoding.OneHot(feature.column(), categories);
    }

    Preprocessing preprocessing() {
        return preprocessing;
    }

    /** One row of the input matrix, {@link Preprocessing#width()} wide, in the precision that the model is given. */
    float[] encode(FlightRow row) {
        float[] matrixRow = new float[preprocessing.width()];
        int column = 0;
        for (int i = 0; i < features.size(); i++) {
            Encoding encoding = preprocessing.encodings().get(i);
            fill(matrixRow, column, encoding, features.get(i), row);
            column += encoding.width();
        }
        return matrixRow;
    }

    private static void fill(float[] matrixRow, int column, Encoding encoding, FlightFeature feature, FlightRow row) {
        switch (encoding) {
            case Encoding.Standard(String name, double mean, double scale) -> {
                double number = feature.number(row);
                matrixRow[column] = Double.isNaN(number) ? 0 : (float) ((number - mean) / scale);
            }
            case Encoding.OneHot(String name, List<String> categories) -> {
                int at = categories.indexOf(feature.category(row));
                if (at >= 0) {
                    matrixRow[column + at] = 1;
                }
            }
            case Encoding.Passthrough(String name, double imputed) -> throw unused(encoding);
            case Encoding.MinMax(String name, double min, double max) -> throw unused(encoding);
        }
    }

    private static IllegalStateException unused(Encoding encoding) {
        return new IllegalStateException(encoding + ": expected what fit learns, standard and one-hot");
    }
}
