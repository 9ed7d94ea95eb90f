package dev.vigia.local.demo;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;

/** The JSON that demo callers post. */
final class CallBody {
    private static final JsonFactory JSON = new JsonFactory();
    private static final String SOURCE = "flights-2001";

    private CallBody() {}

    private interface Content {
        void write(JsonGenerator json) throws IOException;
    }

    /** {@code {"instances": [{"distance": 813, …}, …]}}, for {@code POST /v1/models/{m}:predict}. */
    static byte[] predict(DemoModel model, List<FlightRow> rows) {
        return json(json -> instances(json, model, rows));
    }

    /**
     * {@code {"source": "flights-2001", "id": "…", "time": "…", "version": 1, "instances": […], "predictions": [0.1, …]}},
     * for {@code POST /v1/models/{m}/captures}: the predictions stand in order of the instances.
     */
    static byte[] capture(TrainedModel model, String id, Instant time, List<FlightRow> rows) {
        return json(json -> {
            json.writeStringField("source", SOURCE);
            json.writeStringField("id", id);
            json.writeStringField("time", time.toString());
            json.writeNumberField("version", model.model().version().number());
            instances(json, model.model(), rows);
            json.writeArrayFieldStart("predictions");
            for (FlightRow row : rows) {
                json.writeNumber((float) model.predict(row));
            }
            json.writeEndArray();
        });
    }

    private static byte[] json(Content content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            content.write(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void instances(JsonGenerator json, DemoModel model, List<FlightRow> rows) throws IOException {
        json.writeArrayFieldStart("instances");
        for (FlightRow row : rows) {
            json.writeStartObject();
            for (FlightFeature feature : model.features()) {
                json.writeFieldName(feature.column());
                value(json, feature, row);
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void value(JsonGenerator json, FlightFeature feature, FlightRow row) throws IOException {
        double number = feature.number(row);
        if (!feature.isNumeric()) {
            json.writeString(feature.category(row));
        } else if (Double.isNaN(number)) {
            json.writeNull();
        } else if (number == Math.rint(number)) {
            json.writeNumber((long) number);
        } else {
            json.writeNumber(number);
        }
    }
}
