package dev.vigia.inference.protocol;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.vigia.inference.Column;
import dev.vigia.inference.NumberColumn;
import dev.vigia.inference.Rows;
import dev.vigia.inference.TextColumn;
import dev.vigia.inference.http.HttpResponse;
import dev.vigia.model.Feature;
import dev.vigia.model.ModelVersion;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Writes one answer of the Open Inference Protocol. Used once. */
final class InferAnswer {
    private final ModelVersion version;
    private final Asked asked;
    private final RowLayout layout;
    private final Rows rows;

    /** What follows the JSON. */
    private final ByteArrayOutputStream binary = new ByteArrayOutputStream();

    InferAnswer(ModelVersion version, Asked asked, RowLayout layout, Rows rows) {
        this.version = version;
        this.asked = asked;
        this.layout = layout;
        this.rows = rows;
    }

    HttpResponse write() {
        ByteArrayOutputStream out = new ByteArrayOutputStream(256 + 20 * rows.size());
        try (JsonGenerator json = Json.FACTORY.createGenerator(out)) {
            write(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (asked.binary().isEmpty() || binary.size() == 0) {
            return HttpResponse.json(200, out.toString(StandardCharsets.UTF_8));
        }
        int jsonLength = out.size();
        out.writeBytes(binary.toByteArray());
        return HttpResponse.bytes(200, out.toByteArray()).with(InferV2.JSON_LENGTH, Integer.toString(jsonLength));
    }

    private void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("model_name", version.model().value());
        json.writeStringField("model_version", Integer.toString(version.number()));
        if (asked.caller() != null) {
            json.writeStringField("id", asked.caller());
        }
        json.writeArrayFieldStart("outputs");
        for (int output : asked.outputs()) {
            output(json, output);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void output(JsonGenerator json, int output) throws IOException {
        Feature prediction = layout.prediction(output);
        Datatype datatype = Datatype.of(prediction.type());
        Column column = rows.column(layout.predictions().get(output));
        json.writeStartObject();
        json.writeStringField("name", prediction.name());
        json.writeArrayFieldStart("shape");
        json.writeNumber(rows.size());
        json.writeEndArray();
        json.writeStringField("datatype", datatype.name());
        Optional<byte[]> bytes = asked.binary().contains(output) ? bytes(datatype, column) : Optional.empty();
        if (bytes.isPresent()) {
            json.writeObjectFieldStart("parameters");
            json.writeNumberField("binary_data_size", bytes.get().length);
            json.writeEndObject();
            binary.writeBytes(bytes.get());
        } else {
            json.writeArrayFieldStart("data");
            for (int row = 0; row < rows.size(); row++) {
                Cells.write(json, prediction.type(), column, row);
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    /** Empty if the datatype has no form for one of the predictions. */
    private Optional<byte[]> bytes(Datatype datatype, Column column) {
        for (int row = 0; row < rows.size(); row++) {
            boolean fits = switch (column.cell(row)) {
                case PRESENT -> column instanceof TextColumn || fits(datatype, column, row);
                case NULL, ABSENT -> datatype == Datatype.FP64;
                case ESCAPED -> false;
            };
            if (!fits) {
                return Optional.empty();
            }
        }
        return Optional.of(
                switch (column) {
                    case NumberColumn numbers -> bytes(datatype, numbers);
                    case TextColumn texts -> bytes(texts);
                });
    }

    private static boolean fits(Datatype datatype, Column column, int row) {
        double value = column instanceof NumberColumn numbers ? numbers.value(row) : Double.NaN;
        return datatype == Datatype.FP64 || (value == Math.rint(value) && Math.abs(value) <= 0x1p53);
    }

    private byte[] bytes(Datatype datatype, NumberColumn column) {
        ByteBuffer buffer = ByteBuffer.allocate(rows.size() * datatype.bytes()).order(ByteOrder.LITTLE_ENDIAN);
        for (int row = 0; row < rows.size(); row++) {
            double value = column.value(row);
            if (datatype == Datatype.BOOL) {
                buffer.put((byte) (value == 0 ? 0 : 1));
            } else if (datatype == Datatype.INT64) {
                buffer.putLong((long) value);
            } else {
                buffer.putDouble(value);
            }
        }
        return buffer.array();
    }

    private static byte[] bytes(TextColumn column) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteBuffer length = ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int row = 0; row < column.size(); row++) {
            byte[] text = String.valueOf(column.value(row)).getBytes(StandardCharsets.UTF_8);
            out.writeBytes(length.putInt(0, text.length).array().clone());
            out.writeBytes(text);
        }
        return out.toByteArray();
    }
}
