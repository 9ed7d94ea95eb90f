package dev.vigia.inference.protocol;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.vigia.inference.InferenceId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One ground truth of {@code POST /v1/models/{m}/ground-truth}.
 *
 * <p>In: {@code {"inferenceId": "019a….0", "value": 17.5}}, or many: {@code {"truths": [{…}, …]}}. The row stands after
 * the inference id's dot, or in {@code "row"}; it is 0 unless given. In place of the inference id, {@code "callerId"}
 * names the call by the caller's own id (the newest call of that id is meant). The value is a number, a text, or a
 * boolean. A later value for the same row corrects an earlier one.
 *
 * <p>Out: {@code {"accepted": 1}}; of many, those whose caller's id is not in the log (or not yet: it is an index) are told by
 * their places, {@code {"accepted": 8, "unknown": [3, 7]}}, and may be sent again. At most 10,000 in a request, by at most 1,000
 * callers' ids.
 *
 * @param id null where {@code caller} is given
 * @param value JSON text
 */
public record TruthAsked(@Nullable InferenceId id, @Nullable String caller, int row, String value) {
    private static final int MOST = 10_000;

    public Optional<String> callerId() {
        return Optional.ofNullable(caller);
    }

    /** @throws dev.vigia.inference.http.ProblemException if the body cannot be decoded */
    public static List<TruthAsked> read(byte[] body) {
        List<TruthAsked> truths = new ArrayList<>();
        try (JsonParser json = Json.parser(body)) {
            Json.openBody(json);
            Draft single = new Draft();
            for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
                json.nextToken();
                if (name.equals("truths")) {
                    batch(json, body, truths);
                } else {
                    single.member(name, json, body, "");
                }
            }
            Json.closeBody(json);
            if (truths.isEmpty()) {
                return List.of(single.build(""));
            }
            Json.require(single.isEmpty(), "truths", "either one truth or an array of them");
            return truths;
        } catch (IOException e) {
            throw Json.problem(e);
        }
    }

    private static void batch(JsonParser json, byte[] body, List<TruthAsked> truths) throws IOException {
        Json.require(json.currentToken() == JsonToken.START_ARRAY, "truths", "an array of {inferenceId, value}");
        while (json.nextToken() != JsonToken.END_ARRAY) {
            String field = "truths[" + truths.size() + "]";
            Json.require(json.currentToken() == JsonToken.START_OBJECT, field, "an object {inferenceId, value}");
            Json.require(truths.size() < MOST, "truths", "at most " + MOST);
            Draft draft = new Draft();
            for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
                json.nextToken();
                draft.member(name, json, body, field + ".");
            }
            truths.add(draft.build(field + "."));
        }
        Json.require(!truths.isEmpty(), "truths", "one or more");
    }

    /** A truth while its members are read. */
    private static final class Draft {
        private @Nullable InferenceId id;
        private @Nullable String caller;
        /** The row after the id's dot, and that of its own member; negative where there is none. */
        private int dotted = -1;

        private int named = -1;
        private String value = "";

        boolean isEmpty() {
            return id == null && caller == null && named < 0 && value.isEmpty();
        }

        void member(String name, JsonParser json, byte[] body, String prefix) throws IOException {
            switch (name) {
                case "inferenceId" -> id(Json.text(json, prefix + name, 64), prefix + name);
                case "callerId" -> caller = Json.text(json, prefix + name, 512);
                case "row" -> {
                    named = Json.whole(json, prefix + name);
                    Json.require(named >= 0, prefix + name, "a whole number from 0");
                }
                case "value" -> {
                    boolean scalar = json.currentToken().isScalarValue() && json.currentToken() != JsonToken.VALUE_NULL;
                    Json.require(scalar, prefix + name, "a number, a text, or a boolean");
                    value = Json.raw(json, body, 0);
                }
                default -> json.skipChildren();
            }
        }

        private void id(String text, String field) {
            int dot = text.indexOf('.');
            String digits = dot < 0 ? "" : text.substring(dot + 1);
            Json.require(dot < 0 || digits.matches("[0-9]{1,9}"), field, "an inference id, or one with its row: id.0");
            dotted = digits.isEmpty() ? -1 : Integer.parseInt(digits);
            try {
                id = InferenceId.parse(dot < 0 ? text : text.substring(0, dot));
            } catch (IllegalArgumentException e) {
                Json.require(false, field, "an inference id, a UUIDv7");
            }
        }

        TruthAsked build(String prefix) {
            Json.require(id == null != (caller == null), prefix + "inferenceId", "an inferenceId or a callerId");
            Json.require(!value.isEmpty(), prefix + "value", "a number, a text, or a boolean");
            Json.require(named < 0 || dotted < 0 || named == dotted, prefix + "row", "the row of the inferenceId");
            return new TruthAsked(id, caller, Math.max(0, Math.max(named, dotted)), value);
        }
    }
}
