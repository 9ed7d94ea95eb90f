package dev.vigia.inference.protocol;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.vigia.inference.http.HttpRequest;
import dev.vigia.inference.protocol.Json.Slice;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one request of the Open Inference Protocol. Used once. */
final class InferRequest {
    private static final int LONGEST_ID = 512;

    private final byte[] body;
    private final RowLayout layout;
    private final int jsonLength;
    private final List<TensorDraft> inputs = new ArrayList<>();

    /** Each output that was asked for, and what its own parameters say of its form; null if nothing was asked. */
    private @Nullable Map<Integer, TensorParameters> outputs;

    private final List<Integer> order = new ArrayList<>();
    private TensorParameters parameters = TensorParameters.NONE;
    private @Nullable String id;

    InferRequest(HttpRequest request, RowLayout layout) {
        this.body = request.body();
        this.layout = layout;
        this.jsonLength = request.header(InferV2.JSON_LENGTH)
                .map(text -> jsonLength(text, body.length))
                .orElse(body.length);
    }

    private static int jsonLength(String text, int most) {
        boolean number = text.matches("[0-9]{1,9}") && Integer.parseInt(text) <= most;
        Json.require(number, InferV2.JSON_LENGTH, "a whole number from 0 to the body's length, " + most);
        return Integer.parseInt(text);
    }

    Asked read() {
        try {
            if (jsonLength == 0 && body.length > 0) {
                return Asked.all(TensorRows.read(body, List.of(raw()), layout), null, layout);
            }
            try (JsonParser json = Json.parser(body, jsonLength)) {
                Json.openBody(json);
                for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
                    json.nextToken();
                    member(name, json);
                }
                Json.closeBody(json);
            }
            Asked all = Asked.all(TensorRows.read(body, tensors(), layout), id, layout);
            List<Integer> wanted = outputs == null ? all.outputs() : order;
            return new Asked(all.rows(), id, wanted, binary(wanted));
        } catch (IOException e) {
            throw Json.problem(e);
        }
    }

    private void member(String name, JsonParser json) throws IOException {
        switch (name) {
            case "id" -> id = Json.text(json, "id", LONGEST_ID);
            case "inputs" -> inputs(json);
            case "outputs" -> outputs(json);
            case "parameters" -> parameters = TensorParameters.read(json, "parameters");
            default -> json.skipChildren();
        }
    }

    /** A body without JSON is the one input that a model has. */
    private Tensor raw() {
        int count = layout.features().size();
        Json.require(count == 1, InferV2.JSON_LENGTH, "the length of the JSON, as the model has " + count + " inputs");
        var feature = layout.schema().feature(layout.features().getFirst());
        Datatype datatype = Datatype.of(feature.type());
        Json.require(datatype.bytes() > 0, InferV2.JSON_LENGTH, "the length of the JSON, as the input is BYTES");
        boolean whole = body.length % datatype.bytes() == 0;
        Json.require(whole, "body", "values of " + datatype + ", " + datatype.bytes() + " bytes each");
        int rows = body.length / datatype.bytes();
        return new Tensor("body", feature.name(), List.of(rows), datatype, new Slice(0, body.length), true);
    }

    /** Gives binary inputs their part of what follows the JSON. */
    private List<Tensor> tensors() {
        List<Tensor> tensors = new ArrayList<>(inputs.size());
        int from = jsonLength;
        for (TensorDraft draft : inputs) {
            int size = draft.binarySize();
            Json.require(
                    size <= body.length - from,
                    draft.field() + ".parameters.binary_data_size",
                    "at most the bytes that are there, " + (body.length - from));
            tensors.add(draft.tensor(new Slice(from, from + Math.max(0, size))));
            from += Math.max(0, size);
        }
        Json.require(from == body.length, "inputs", "binary data of all " + (body.length - jsonLength) + " bytes");
        return tensors;
    }

    private void inputs(JsonParser json) throws IOException {
        Json.require(json.currentToken() == JsonToken.START_ARRAY, "inputs", "an array of tensors");
        while (json.nextToken() != JsonToken.END_ARRAY) {
            inputs.add(TensorDraft.read(json, "inputs[" + inputs.size() + "]"));
        }
    }

    private void outputs(JsonParser json) throws IOException {
        Json.require(json.currentToken() == JsonToken.START_ARRAY, "outputs", "an array of {name}");
        outputs = new HashMap<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            String field = "outputs[" + order.size() + "]";
            Json.require(json.currentToken() == JsonToken.START_OBJECT, field, "an object {name}");
            int output = -1;
            TensorParameters own = TensorParameters.NONE;
            for (String member = json.nextFieldName(); member != null; member = json.nextFieldName()) {
                json.nextToken();
                switch (member) {
                    case "name" -> output = output(Json.text(json, field + ".name", Limits.NAME));
                    case "parameters" -> own = TensorParameters.read(json, field + ".parameters");
                    default -> json.skipChildren();
                }
            }
            Json.require(output >= 0 && !order.contains(output), field + ".name", "a prediction's name, once");
            order.add(output);
            outputs.put(output, own);
        }
    }

    private int output(String name) {
        return layout.predictions().indexOf(layout.predictionNamed(name));
    }

    private Set<Integer> binary(List<Integer> wanted) {
        Set<Integer> binary = new HashSet<>();
        for (int output : wanted) {
            TensorParameters own =
                    outputs == null ? TensorParameters.NONE : outputs.getOrDefault(output, TensorParameters.NONE);
            if (own.binaryData().orElse(parameters.binaryOutput())) {
                binary.add(output);
            }
        }
        return binary;
    }
}
