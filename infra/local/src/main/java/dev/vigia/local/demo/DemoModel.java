package dev.vigia.local.demo;

import dev.vigia.model.Feature;
import dev.vigia.model.FeatureType;
import dev.vigia.model.ModelName;
import dev.vigia.model.ModelVersion;
import dev.vigia.model.Schema;
import java.util.ArrayList;
import java.util.List;

/** The demo's two models. */
public enum DemoModel {
    /**
     * A flight leaves the gate: the probability that it arrives more than a quarter of an hour late. Trained in winter,
     * asked in winter: healthy.
     */
    LATE_ARRIVAL("late-arrival", "late", "winter-traffic", 20, 4),
    /**
     * A flight has landed: minutes that the next flight back will be late. Trained in winter, asked in summer: the
     * flights it hears of are later than those it learned from, which is a warning.
     */
    RETURN_DELAY("return-delay", "returnDelay", "summer-traffic", 12, 8);

    private final String model;
    private final String prediction;
    private final String traffic;
    private final double requestsPerSecond;
    private final int rowsPerRequest;

    DemoModel(String model, String prediction, String traffic, double requestsPerSecond, int rowsPerRequest) {
        this.model = model;
        this.prediction = prediction;
        this.traffic = traffic;
        this.requestsPerSecond = requestsPerSecond;
        this.rowsPerRequest = rowsPerRequest;
    }

    public ModelName model() {
        return new ModelName(model);
    }

    /** The version that {@link Training} makes. */
    public ModelVersion version() {
        return new ModelVersion(model(), 1);
    }

    /** The prediction column's name. */
    public String prediction() {
        return prediction;
    }

    /** The features, then the prediction. */
    public Schema schema() {
        List<Feature> columns = new ArrayList<>();
        features().forEach(feature -> columns.add(feature.feature()));
        columns.add(Feature.prediction(prediction, FeatureType.NUMBER));
        return new Schema(columns);
    }

    /** How often its live callers call. */
    double requestsPerSecond() {
        return requestsPerSecond;
    }

    /** How many flights a live call asks about. */
    int rowsPerRequest() {
        return rowsPerRequest;
    }

    List<FlightFeature> features() {
        return switch (this) {
            case LATE_ARRIVAL ->
                List.of(
                        FlightFeature.DISTANCE,
                        FlightFeature.DEPARTURE_HOUR,
                        FlightFeature.WEEKDAY,
                        FlightFeature.ORIGIN,
                        FlightFeature.DESTINATION);
            case RETURN_DELAY -> List.of(FlightFeature.values());
        };
    }

    /** The slice that this model's calls are drawn from. */
    String traffic() {
        return traffic;
    }
}
