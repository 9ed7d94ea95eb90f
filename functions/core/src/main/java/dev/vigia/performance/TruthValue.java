package dev.vigia.performance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** What came true, from the JSON text that was sent. */
final class TruthValue {
    private static final ObjectMapper JSON = new ObjectMapper();

    private TruthValue() {}

    /** A number, or the number in a text; {@code true} is 1 and {@code false} 0; NaN of anything else. */
    static double number(String json) {
        JsonNode value = read(json);
        if (value.isBoolean()) {
            return value.booleanValue() ? 1 : 0;
        }
        try {
            return value.isNumber() || value.isTextual() ? Double.parseDouble(value.asText()) : Double.NaN;
        } catch (NumberFormatException none) {
            return Double.NaN;
        }
    }

    /** A text as it is, anything else as its JSON; a whole number without a fraction, as a category has it. */
    static String text(String json) {
        JsonNode value = read(json);
        if (value.isNumber()
                && Double.isFinite(value.doubleValue())
                && value.doubleValue() == Math.rint(value.doubleValue())) {
            return value.decimalValue().toBigInteger().toString();
        }
        return value.isTextual() ? value.textValue() : value.toString();
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException none) {
            return JSON.missingNode();
        }
    }
}
