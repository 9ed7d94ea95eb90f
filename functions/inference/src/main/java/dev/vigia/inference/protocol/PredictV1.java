package dev.vigia.inference.protocol;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.vigia.inference.Rows;
import dev.vigia.inference.http.HttpRequest;
import dev.vigia.inference.http.HttpResponse;
import dev.vigia.model.ModelVersion;
import java.io.IOException;

/**
 * The KServe v1 form, {@code POST /v1/models/{m}:predict}.
 *
 * <p>In: {@code {"instances": [{"distance": 1234.0, "origin": "ANC"}, …]}}, one object for each row, or an array of all
 * features in the schema's order. A feature that is not there is absent, one that is null is null; both are scored as
 * the model's preprocessing says. A value that is not of the feature's type is kept as it was sent, and scored where it
 * can be; a name that the schema has not is kept beside the row. Other members of the body are passed over.
 *
 * <p>Out: {@code {"predictions": [12.5, …]}}, one for each instance in their order; of a model with several
 * predictions, {@code {"predictions": [{"delay": 12.5, "late": true}, …]}}. A prediction that is not a number is null.
 */
public final class PredictV1 implements Protocol {
    @Override
    public String form(HttpRequest request) {
        return "";
    }

    @Override
    public Asked read(HttpRequest request, RowLayout layout) {
        byte[] body = request.body();
        try (JsonParser json = Json.parser(body)) {
            RowsReader rows = new RowsReader(layout, body, 0, 1);
            Json.openBody(json);
            members(json, rows);
            Json.closeBody(json);
            Json.require(rows.rows() > 0, "instances", "an array of objects {feature: value, …}");
            return Asked.all(rows.build(), null, layout);
        } catch (IOException e) {
            throw Json.problem(e);
        }
    }

    /** Reads the instances of the object at the parser, and passes over its other members. */
    static void members(JsonParser json, RowsReader rows) throws IOException {
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            JsonToken value = json.nextToken();
            if (name.equals("instances")) {
                rows.instances(json);
            } else if (value.isStructStart()) {
                json.skipChildren();
            }
        }
    }

    @Override
    public HttpResponse write(HttpRequest request, ModelVersion version, Asked asked, RowLayout layout, Rows rows) {
        return HttpResponse.json(200, new Predictions(layout, rows).json());
    }
}
