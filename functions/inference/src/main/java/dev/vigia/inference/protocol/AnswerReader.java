package dev.vigia.inference.protocol;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.vigia.inference.Column;
import dev.vigia.inference.Rows;
import dev.vigia.inference.http.Problem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Reads what another server answered, in the v1 or the v2 protocol (JSON). */
final class AnswerReader {
    private AnswerReader() {}

    /** The predictions, one column for each of the schema, in its order. */
    static List<Column> read(byte[] body, RowLayout layout) {
        return read(body, layout, UnaryOperator.identity());
    }

    /** The same, each as a redaction leaves it. */
    static List<Column> read(byte[] body, RowLayout layout, UnaryOperator<Rows> redaction) {
        Rows rows = redaction.apply(rows(body, layout.outputs()));
        return layout.predictions().stream().map(rows::column).toList();
    }

    /** The answer as rows of a layout of outputs. */
    static Rows rows(byte[] body, RowLayout outputs) {
        boolean tensors = first(body, "outputs", "predictions").equals("outputs");
        return tensors ? tensors(body, outputs) : values(body, outputs);
    }

    /** Whether the body is one object that has outputs or predictions. */
    static boolean isAnswer(byte[] body) throws IOException {
        try (JsonParser json = Json.parser(body)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return false;
            }
            for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
                if (name.equals("outputs") || name.equals("predictions")) {
                    return true;
                }
                json.nextToken();
                json.skipChildren();
            }
            return false;
        }
    }

    private static Rows tensors(byte[] body, RowLayout layout) {
        List<Tensor> tensors = new ArrayList<>();
        try (JsonParser json = Json.parser(body)) {
            Json.openBody(json);
            for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
                JsonToken value = json.nextToken();
                if (!name.equals("outputs")) {
                    json.skipChildren();
                    continue;
                }
                Json.require(value == JsonToken.START_ARRAY, name, "an array of tensors");
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    TensorDraft draft = TensorDraft.read(json, "outputs[" + tensors.size() + "]");
                    Json.require(draft.data() != null, draft.field() + ".data", "data as JSON");
                    tensors.add(draft.tensor(new Json.Slice(0, 0)));
                }
            }
            Json.closeBody(json);
            return TensorRows.read(body, tensors, layout);
        } catch (IOException e) {
            throw Json.problem(e);
        }
    }

    private static Rows values(byte[] body, RowLayout layout) {
        RowsReader rows = new RowsReader(layout, body, 0, 1);
        try (JsonParser json = Json.parser(body)) {
            Json.openBody(json);
            for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
                json.nextToken();
                if (name.equals("predictions")) {
                    rows.instances(json);
                } else {
                    json.skipChildren();
                }
            }
            Json.closeBody(json);
            return rows.build();
        } catch (IOException e) {
            throw Json.problem(e);
        }
    }

    /** Which of two members the body has. */
    static String first(byte[] body, String one, String other) {
        try (JsonParser json = Json.parser(body)) {
            Json.openBody(json);
            for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
                if (name.equals(one) || name.equals(other)) {
                    return name;
                }
                json.nextToken();
                json.skipChildren();
            }
            throw Problem.BAD_REQUEST.with(one, "to be there, or " + other, "the body has neither");
        } catch (IOException e) {
            throw Json.problem(e);
        }
    }
}
