package dev.vigia.inference.protocol;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an object {@code parameters} of the Open Inference Protocol says of binary data. Other parameters are passed
 * over.
 *
 * @param binarySize bytes of a binary input; −1 if it is none
 * @param binary whether an output is wanted binary; null if it says nothing
 * @param binaryOutput whether outputs that say nothing are
 */
record TensorParameters(int binarySize, @Nullable Boolean binary, boolean binaryOutput) {
    static final TensorParameters NONE = new TensorParameters(-1, null, false);

    Optional<Boolean> binaryData() {
        return Optional.ofNullable(binary);
    }

    static TensorParameters read(JsonParser json, String field) throws IOException {
        Json.require(json.currentToken() == JsonToken.START_OBJECT, field, "an object");
        int size = -1;
        Boolean binary = null;
        boolean output = false;
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            json.nextToken();
            switch (name) {
                case "binary_data_size" -> {
                    size = Json.whole(json, field + "." + name);
                    Json.require(size >= 0, field + "." + name, "a whole number from 0");
                }
                case "binary_data" -> binary = flag(json, field + "." + name);
                case "binary_data_output" -> output = flag(json, field + "." + name);
                default -> json.skipChildren();
            }
        }
        return new TensorParameters(size, binary, output);
    }

    private static boolean flag(JsonParser json, String field) {
        Json.require(json.currentToken().isBoolean(), field, "true or false");
        return json.currentToken() == JsonToken.VALUE_TRUE;
    }
}
