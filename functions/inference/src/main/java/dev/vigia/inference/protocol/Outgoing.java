package dev.vigia.inference.protocol;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.vigia.inference.Cell;
import dev.vigia.inference.CellValues;
import dev.vigia.inference.Column;
import dev.vigia.inference.Rows;
import dev.vigia.model.Feature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;

/** How another server is asked for predictions: as a client of its protocol, which its URL tells. */
public enum Outgoing {
    /**
     * KServe v1, {@code …:predict}, and SageMaker's {@code …/invocations}: {@code {"instances": [{feature: value}, …]}}.
     * What is absent here is absent there, what is null is null, and what is not of its type goes as it came. NaN and
     * infinities go as null.
     */
    V1,
    /**
     * The Open Inference Protocol v2, {@code …/infer}: a tensor for each feature. A missing value is null in its data; one
     * that is not of its type is what it looks like ({@link CellValues}).
     */
    V2;

    /** @throws IllegalArgumentException if the URL is of neither form */
    public static Outgoing of(URI endpoint) {
        String path = String.valueOf(endpoint.getPath());
        if (path.endsWith("/infer")) {
            return V2;
        }
        if (path.endsWith(":predict") || path.endsWith("/invocations")) {
            return V1;
        }
        throw new IllegalArgumentException(
                "scorer endpoint with the path '" + path + "': expected …/infer, …:predict or …/invocations");
    }

    /** @throws dev.vigia.inference.UnscorableException if a value cannot be sent in this form */
    public byte[] request(Rows rows, RowLayout layout) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(
                256 + 16 * rows.size() * rows.columns().size());
        try (JsonGenerator json = Json.FACTORY.createGenerator(out)) {
            json.writeStartObject();
            switch (this) {
                case V1 -> instances(json, rows, layout);
                case V2 -> inputs(json, rows, layout);
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static void instances(JsonGenerator json, Rows rows, RowLayout layout) throws IOException {
        json.writeArrayFieldStart("instances");
        for (int row = 0; row < rows.size(); row++) {
            json.writeStartObject();
            for (int position : layout.features()) {
                Feature feature = layout.schema().feature(position);
                if (rows.column(position).cell(row) != Cell.ABSENT) {
                    json.writeFieldName(feature.name());
                    Cells.write(json, feature.type(), rows.column(position), row);
                }
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void inputs(JsonGenerator json, Rows rows, RowLayout layout) throws IOException {
        json.writeArrayFieldStart("inputs");
        for (int position : layout.features()) {
            Feature feature = layout.schema().feature(position);
            json.writeStartObject();
            json.writeStringField("name", feature.name());
            json.writeArrayFieldStart("shape");
            json.writeNumber(rows.size());
            json.writeEndArray();
            json.writeStringField("datatype", Datatype.of(feature.type()).name());
            json.writeArrayFieldStart("data");
            for (int row = 0; row < rows.size(); row++) {
                value(json, feature, rows.column(position), row);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void value(JsonGenerator json, Feature feature, Column column, int row) throws IOException {
        if (column.cell(row).isMissing()) {
            json.writeNull();
        } else if (feature.type().isNumeric()) {
            double value = CellValues.number(column, row, feature.name());
            Cells.write(json, feature.type(), value);
        } else {
            json.writeString(CellValues.text(column, row, feature.name()));
        }
    }

    /**
     * Reads the answer.
     *
     * @throws dev.vigia.inference.http.ProblemException if it is not one of either protocol
     */
    public List<Column> predictions(byte[] body, RowLayout layout) {
        return AnswerReader.read(body, layout);
    }
}
