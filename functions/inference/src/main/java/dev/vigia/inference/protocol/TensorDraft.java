package dev.vigia.inference.protocol;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.vigia.inference.http.Problem;
import dev.vigia.inference.protocol.Json.Slice;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An input as its JSON says, before it is known where its binary data are.
 *
 * @param data null if they are binary
 * @param binarySize −1 if they are not
 */
record TensorDraft(
        String field,
        String name,
        List<Integer> shape,
        Datatype datatype,
        @Nullable Slice data,
        int binarySize) {

    /** @param binary where the data are, if they are binary */
    Tensor tensor(Slice binary) {
        return new Tensor(field, name, shape, datatype, data == null ? binary : data, data == null);
    }

    static TensorDraft read(JsonParser json, String field) throws IOException {
        Json.require(json.currentToken() == JsonToken.START_OBJECT, field, "a tensor {name, shape, datatype, data}");
        String name = "";
        List<Integer> shape = List.of();
        Datatype datatype = null;
        Slice data = null;
        TensorParameters parameters = TensorParameters.NONE;
        for (String member = json.nextFieldName(); member != null; member = json.nextFieldName()) {
            json.nextToken();
            switch (member) {
                case "name" -> name = Json.text(json, field + ".name", Limits.NAME);
                case "shape" -> shape = shape(json, field + ".shape");
                case "datatype" ->
                    datatype = Datatype.of(Json.text(json, field + ".datatype", 16), field + ".datatype");
                case "data" -> data = Json.skip(json);
                case "parameters" -> parameters = TensorParameters.read(json, field + ".parameters");
                default -> json.skipChildren();
            }
        }
        Json.require(!name.isEmpty(), field + ".name", "a text");
        Json.require(!shape.isEmpty(), field + ".shape", "[rows] or [rows, columns]");
        if (datatype == null) {
            throw missing(field + ".datatype");
        }
        boolean binary = parameters.binarySize() >= 0;
        if (data == null && !binary) {
            throw missing(field + ".data");
        }
        Json.require(data == null || !binary, field + ".data", "data here, or binary data after the JSON, not both");
        return new TensorDraft(field, name, shape, datatype, data, parameters.binarySize());
    }

    private static RuntimeException missing(String member) {
        return Problem.BAD_REQUEST.with(member, "to be there", "'" + member + "' is missing");
    }

    private static List<Integer> shape(JsonParser json, String field) throws IOException {
        Json.require(json.currentToken() == JsonToken.START_ARRAY, field, "an array of whole numbers");
        List<Integer> shape = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            int dimension = Json.whole(json, field);
            Json.require(dimension >= 1 && shape.size() < 2, field, "one or two dimensions, each from 1");
            shape.add(dimension);
        }
        return shape;
    }
}
