package dev.vigia.local.demo;

import dev.vigia.inference.Column;
import dev.vigia.inference.NumberColumn;
import dev.vigia.inference.Rows;
import dev.vigia.inference.TextColumn;
import dev.vigia.model.Preprocessing;
import dev.vigia.model.ScorerSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** A trained demo model: all that registering it takes, and its predictions without ONNX Runtime. Thread-safe. */
public final class TrainedModel {
    private final DemoModel model;
    private final Encoder encoder;
    private final ToDoubleFunction<float[]> predictor;
    private final byte[] onnx;
    private final int outputColumn;

    TrainedModel(DemoModel model, Encoder encoder, ToDoubleFunction<float[]> predictor, byte[] onnx, int outputColumn) {
        this.model = model;
        this.encoder = encoder;
        this.predictor = predictor;
        this.onnx = onnx.clone();
        this.outputColumn = outputColumn;
    }

    public DemoModel model() {
        return model;
    }

    /** What the scorer does to a row before the model sees it. */
    public Preprocessing preprocessing() {
        return encoder.preprocessing();
    }

    /**
     * The model as ONNX: one input, floats {@code [rows, preprocessing().width()]}; one output, floats {@code [rows, 2]}
     * (probabilities) or {@code [rows, 1]} (minutes). A copy.
     */
    public byte[] onnx() {
        return onnx.clone();
    }

    /** How the output becomes the prediction column, once the ONNX bytes are stored under a hash. */
    public ScorerSpec.Onnx scorer(String artifact) {
        return new ScorerSpec.Onnx(
                artifact, List.of(new ScorerSpec.Output(model.prediction(), Training.ONNX_OUTPUT, outputColumn)));
    }

    /** The prediction for a flight, rounded to the float that ONNX Runtime answers with. */
    double predict(FlightRow row) {
        return (float) predictor.applyAsDouble(encoder.encode(row));
    }

    /** The input matrix's row of a flight. */
    float[] encode(FlightRow row) {
        return encoder.encode(row);
    }

    /** Flights and their predictions as columns of the model's schema. */
    Rows rows(List<FlightRow> flights) {
        List<Column> columns = new ArrayList<>();
        for (FlightFeature feature : model.features()) {
            columns.add(feature.isNumeric() ? numbers(feature, flights) : categories(feature, flights));
        }
        columns.add(NumberColumn.of(flights.stream().mapToDouble(this::predict).toArray()));
        return new Rows(model.schema(), flights.size(), columns, List.of());
    }

    private static Column numbers(FlightFeature feature, List<FlightRow> flights) {
        return NumberColumn.of(flights.stream().mapToDouble(feature::number).toArray());
    }

    private static Column categories(FlightFeature feature, List<FlightRow> flights) {
        return TextColumn.of(flights.stream().map(feature::category).toArray(String[]::new));
    }
}
