package dev.vigia.inference.protocol;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.vigia.inference.Column;
import dev.vigia.inference.Rows;
import dev.vigia.model.Feature;
import dev.vigia.model.ModelVersion;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;

/**
 * The KServe v1 form, {@code POST /v1/models/{m}:predict}.
 *
 * <p>In: {@code {"instances": [{"distance": 1234.0, "origin": "ANC"}, …]}}, one object for each row. A feature that is
 * not there is absent, one that is null is null; both are scored as the model's preprocessing says. A value that is not
 * of the feature's type is kept as it was sent, and scored where it can be; a name that the schema has not is kept
 * beside the row. Other members of the body are passed over.
 *
 * <p>Out: {@code {"predictions": [12.5, …]}}, one for each instance in their order; of a model with several
 * predictions, {@code {"predictions": [{"delay": 12.5, "late": true}, …]}}. A prediction that is not a number is null.
 */
public final class PredictV1 implements Protocol {
    @Override
    public Asked read(byte[] body, RowLayout layout) {
        try (JsonParser json = Json.parser(body)) {
            RowsReader rows = new RowsReader(layout, body, 0, 1);
            Json.openBody(json);
            for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
                JsonToken value = json.nextToken();
                if (name.equals("instances")) {
                    rows.instances(json);
                } else if (value.isStructStart()) {
                    json.skipChildren();
                }
            }
            Json.closeBody(json);
            Json.require(rows.rows() > 0, "instances", "an array of objects {feature: value, …}");
            return new Asked(
                    rows.build(),
                    null,
                    IntStream.range(0, layout.predictions().size()).boxed().toList());
        } catch (IOException e) {
            throw Json.problem(e);
        }
    }

    @Override
    public String write(ModelVersion version, Asked asked, RowLayout layout, Rows rows) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(64 + 20 * rows.size());
        try (JsonGenerator json = Json.FACTORY.createGenerator(out)) {
            json.writeStartObject();
            json.writeArrayFieldStart("predictions");
            for (int row = 0; row < rows.size(); row++) {
                writeRow(json, layout, rows, row);
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private static void writeRow(JsonGenerator json, RowLayout layout, Rows rows, int row) throws IOException {
        boolean several = layout.predictions().size() != 1;
        if (several) {
            json.writeStartObject();
        }
        for (int position : layout.predictions()) {
            Feature prediction = layout.schema().feature(position);
            Column column = rows.column(position);
            if (several) {
                json.writeFieldName(prediction.name());
            }
            Cells.write(json, prediction.type(), column, row);
        }
        if (several) {
            json.writeEndObject();
        }
    }
}
