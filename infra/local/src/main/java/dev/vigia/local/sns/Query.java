package dev.vigia.local.sns;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The parameters of a request in the AWS Query protocol, where lists and maps are numbered names. */
record Query(Map<String, String> parameters) {
    Query {
        parameters = Map.copyOf(parameters);
    }

    static Query parse(String form) throws SnsError {
        Map<String, String> parameters = new HashMap<>();
        for (String parameter : form.split("&")) {
            String[] parts = parameter.split("=", 2);
            try {
                parameters.put(
                        URLDecoder.decode(parts[0], StandardCharsets.UTF_8),
                        parts.length == 2 ? URLDecoder.decode(parts[1], StandardCharsets.UTF_8) : "");
            } catch (IllegalArgumentException e) {
                throw new SnsError(400, "MalformedQueryString", "The query string contains a syntax error");
            }
        }
        return new Query(parameters);
    }

    Optional<String> get(String name) {
        return Optional.ofNullable(parameters.get(name));
    }

    String require(String name) throws SnsError {
        String value = parameters.get(name);
        if (value == null || value.isEmpty()) {
            throw SnsError.invalid(name);
        }
        return value;
    }

    /** The parameters below a prefix, without it. */
    Query below(String prefix) {
        Map<String, String> inner = new HashMap<>();
        parameters.forEach((name, value) -> {
            if (name.startsWith(prefix + ".")) {
                inner.put(name.substring(prefix.length() + 1), value);
            }
        });
        return new Query(inner);
    }

    boolean isEmpty() {
        return parameters.isEmpty();
    }

    /** The message attributes, numbered from 1. */
    Map<String, SnsMessage.Attribute> attributes() throws SnsError {
        Map<String, SnsMessage.Attribute> attributes = new LinkedHashMap<>();
        for (int i = 1; ; i++) {
            Query entry = below("MessageAttributes.entry." + i);
            if (entry.isEmpty()) {
                return attributes;
            }
            String type = entry.require("Value.DataType");
            String field = type.startsWith("Binary") ? "Value.BinaryValue" : "Value.StringValue";
            if (!type.matches("(String|Number|Binary)(\\..+)?")) {
                throw SnsError.invalid("The message attribute's type " + type + " is not supported");
            }
            attributes.put(entry.require("Name"), new SnsMessage.Attribute(type, entry.require(field)));
        }
    }
}
