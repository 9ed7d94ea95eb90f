package dev.vigia.inference.protocol;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.vigia.model.Feature;
import dev.vigia.model.RegisteredVersion;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/** The metadata documents of the Open Inference Protocol v2. */
public final class Metadata {
    /** What {@code GET /v2} answers. */
    public static final String SERVER =
            "{\"name\":\"vigia\",\"version\":\"1\",\"extensions\":[\"binary_tensor_data\"]}";

    private Metadata() {}

    /**
     * What {@code GET /v2/models/{m}} answers.
     *
     * @param numbers all versions there are
     */
    public static String model(RegisteredVersion version, List<Integer> numbers, RowLayout layout) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = Json.FACTORY.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("name", version.id().model().value());
            json.writeArrayFieldStart("versions");
            for (int number : numbers) {
                json.writeString(Integer.toString(number));
            }
            json.writeEndArray();
            json.writeStringField("platform", platform(version));
            tensors(json, "inputs", layout, layout.features());
            tensors(json, "outputs", layout, layout.predictions());
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static String platform(RegisteredVersion version) {
        return switch (version.scorer()) {
            case dev.vigia.model.ScorerSpec.Onnx onnx -> "onnx_onnxv1";
            case dev.vigia.model.ScorerSpec.Remote remote -> "remote";
            case dev.vigia.model.ScorerSpec.None none -> "none";
        };
    }

    private static void tensors(JsonGenerator json, String name, RowLayout layout, List<Integer> positions)
            throws IOException {
        json.writeArrayFieldStart(name);
        for (int position : positions) {
            Feature feature = layout.schema().feature(position);
            json.writeStartObject();
            json.writeStringField("name", feature.name());
            json.writeStringField("datatype", Datatype.of(feature.type()).name());
            json.writeArrayFieldStart("shape");
            json.writeNumber(-1);
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
