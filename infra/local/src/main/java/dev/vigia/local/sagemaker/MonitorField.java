package dev.vigia.local.sagemaker;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An object of one of these files with its place, which an error names. What is absent or null is empty. */
record MonitorField(String place, JsonNode json) {
    MonitorField child(String name) {
        return new MonitorField(place + "." + name, json.path(name));
    }

    boolean has(String name) {
        return json.hasNonNull(name);
    }

    String text(String name) {
        JsonNode value = json.path(name);
        if (!value.isTextual()) {
            throw wrong(name, "a text");
        }
        return value.textValue();
    }

    boolean isTrue(String name) {
        JsonNode value = json.path(name);
        if (has(name) && !value.isBoolean()) {
            throw wrong(name, "true or false");
        }
        return value.booleanValue();
    }

    /** A share of 1; null if it is absent. */
    @Nullable BigDecimal share(String name) {
        if (!has(name)) {
            return null;
        }
        BigDecimal share = json.path(name).isNumber() ? json.path(name).decimalValue() : BigDecimal.TWO;
        if (share.signum() < 0 || share.compareTo(BigDecimal.ONE) > 0) {
            throw wrong(name, "a share from 0 to 1");
        }
        return share;
    }

    double number(String name, double otherwise) {
        if (has(name) && !json.path(name).isNumber()) {
            throw wrong(name, "a number");
        }
        return json.path(name).asDouble(otherwise);
    }

    /** A count; 0 if it is absent. */
    long count(String name) {
        double count = number(name, 0);
        if (!(count >= 0 && count <= Long.MAX_VALUE)) {
            throw wrong(name, "a count");
        }
        return (long) count;
    }

    List<String> texts(String name) {
        if (has(name) && !json.path(name).isArray()) {
            throw wrong(name, "a list of texts");
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode text : json.path(name)) {
            texts.add(text.asText());
        }
        return texts;
    }

    IllegalArgumentException wrong(String name, String expected) {
        JsonNode value = json.path(name);
        String found = !has(name) ? "is not there" : value.isValueNode() ? "is " + value : "is no such value";
        return new IllegalArgumentException(place + "." + name + " " + found + ": expected " + expected);
    }
}
