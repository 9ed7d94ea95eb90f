package dev.vigia.model;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * What a model's preprocessing does, as JSON: {@code {"encodings": [{"kind": "standard", "feature": "age", "mean": 40.1,
 * "scale": 9.8}]}}. Kinds: {@code passthrough} (imputed), {@code standard} (mean, scale), {@code min-max} (min, max),
 * {@code one-hot} (categories). An unknown field is an error that names it.
 */
public final class PreprocessingJson {
    private PreprocessingJson() {}

    /** @throws IllegalArgumentException if it is not JSON or not preprocessing; the message names the field */
    public static Preprocessing read(String json) {
        return read(Fields.parse("preprocessing", json));
    }

    static Preprocessing read(Fields fields) {
        List<Encoding> encodings = new ArrayList<>();
        for (Fields encoding : fields.objects("encodings")) {
            encodings.add(encoding.checked(() -> encoding(encoding)));
            encoding.done();
        }
        fields.done();
        return new Preprocessing(encodings);
    }

    private static Encoding encoding(Fields fields) {
        String feature = fields.text("feature");
        return switch (fields.text("kind")) {
            case "passthrough" -> new Encoding.Passthrough(feature, fields.number("imputed"));
            case "standard" -> new Encoding.Standard(feature, fields.number("mean"), fields.number("scale"));
            case "min-max" -> new Encoding.MinMax(feature, fields.number("min"), fields.number("max"));
            case "one-hot" -> new Encoding.OneHot(feature, fields.texts("categories"));
            default -> throw fields.wrong("kind", "one of passthrough, standard, min-max, one-hot");
        };
    }

    public static String write(Preprocessing preprocessing) {
        return json(preprocessing).toString();
    }

    static ObjectNode json(Preprocessing preprocessing) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode encodings = json.putArray("encodings");
        preprocessing.encodings().forEach(encoding -> write(encodings.addObject(), encoding));
        return json;
    }

    private static void write(ObjectNode json, Encoding encoding) {
        json.put("feature", encoding.feature());
        switch (encoding) {
            case Encoding.Passthrough it -> json.put("kind", "passthrough").put("imputed", it.imputed());
            case Encoding.Standard it ->
                json.put("kind", "standard").put("mean", it.mean()).put("scale", it.scale());
            case Encoding.MinMax it ->
                json.put("kind", "min-max").put("min", it.min()).put("max", it.max());
            case Encoding.OneHot it -> {
                ArrayNode categories = json.put("kind", "one-hot").putArray("categories");
                it.categories().forEach(categories::add);
            }
        }
    }
}
