package dev.vigia.local.demo;

import dev.vigia.model.Constraints;
import dev.vigia.model.Feature;
import dev.vigia.model.FeatureType;
import dev.vigia.model.Role;
import dev.vigia.model.Sensitivity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a caller tells a model about a flight. */
enum FlightFeature {
    /** Miles. */
    DISTANCE("distance", FeatureType.NUMBER),
    /** The hour in which the flight left the gate, local time, 0 to 23. */
    DEPARTURE_HOUR("departureHour", FeatureType.INTEGER),
    /** Monday to Sunday, by their first three letters. */
    WEEKDAY("weekday", FeatureType.CATEGORY),
    ORIGIN("origin", FeatureType.CATEGORY),
    DESTINATION("destination", FeatureType.CATEGORY),
    /** Minutes late at arrival; early below zero. */
    DELAY("delay", FeatureType.INTEGER);

    private final String column;
    private final FeatureType type;

    FlightFeature(String column, FeatureType type) {
        this.column = column;
        this.type = type;
    }

    /** The feature's name in the schema and in what is posted. */
    String column() {
        return column;
    }

    boolean isNumeric() {
        return type.isNumeric();
    }

    /** The schema's feature. Every flight has every value, so a missing one is a finding by hand-written limit. */
    Feature feature() {
        Constraints never = new Constraints(0.0, null, null, List.of(), null, null, null, null, false);
        return new Feature(column, type, Role.FEATURE, Sensitivity.NONE, never);
    }

    /** The number of a numeric feature, NaN where it is missing. */
    double number(FlightRow row) {
        return switch (this) {
            case DISTANCE -> row.distance();
            case DEPARTURE_HOUR -> row.departureHour();
            case DELAY -> row.delay();
            case WEEKDAY, ORIGIN, DESTINATION -> Double.NaN;
        };
    }

    /** The category of a categorical feature, null for a numeric one. */
    @Nullable String category(FlightRow row) {
        return switch (this) {
            case WEEKDAY -> row.weekday();
            case ORIGIN -> row.origin();
            case DESTINATION -> row.destination();
            case DISTANCE, DEPARTURE_HOUR, DELAY -> null;
        };
    }
}
