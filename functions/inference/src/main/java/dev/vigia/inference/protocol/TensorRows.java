package dev.vigia.inference.protocol;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.vigia.inference.Rows;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/** Rows from tensors: one for each feature, or one matrix. */
final class TensorRows {
    private final byte[] body;
    private final RowLayout layout;
    private final RowsReader rows;

    private TensorRows(byte[] body, RowLayout layout, int expectedRows) {
        this.body = body;
        this.layout = layout;
        this.rows = new RowsReader(layout, body, 0, expectedRows);
    }

    static Rows read(byte[] body, List<Tensor> inputs, RowLayout layout) throws IOException {
        Json.require(!inputs.isEmpty(), "inputs", "one tensor or more");
        int count = inputs.getFirst().rows();
        Limits.requireRows(count, layout.schema().size());
        long names = inputs.stream().map(Tensor::name).distinct().count();
        Json.require(names == inputs.size(), "inputs", "each name once");
        TensorRows all = new TensorRows(body, layout, count);
        for (Tensor input : inputs) {
            Json.require(input.rows() == count, input.field() + ".shape", "as many rows as inputs[0]: " + count);
            all.read(input, inputs.size() == 1);
        }
        all.rows.rows(count);
        return all.rows.build();
    }

    private void read(Tensor input, boolean alone) throws IOException {
        int position = layout.input(input.name());
        boolean matrix = alone && (input.width() > 1 || position < 0);
        if (matrix) {
            int features = layout.features().size();
            Json.require(input.width() == features, input.field() + ".shape", "[rows, " + features + "]");
            requireMixable(input);
        } else {
            Json.require(input.width() == 1, input.field() + ".shape", "[rows] or [rows, 1]");
        }
        if (input.binary()) {
            binary(input, position, matrix);
            return;
        }
        try (JsonParser json = Json.parser(body, input.data())) {
            Json.require(
                    json.nextToken() == JsonToken.START_ARRAY,
                    input.field() + ".data",
                    "an array of the tensor's data");
            data(input, json, position, matrix);
        }
    }

    /** A matrix has one datatype, so it can only hold features of one kind. */
    private void requireMixable(Tensor input) {
        boolean texts = input.datatype() == Datatype.BYTES;
        String others = layout.features().stream()
                .map(layout.schema()::feature)
                .filter(f -> f.type().isNumeric() == texts)
                .map(f -> f.name() + " (" + f.type().word() + ")")
                .limit(3)
                .collect(Collectors.joining(", "));
        Json.require(others.isEmpty(), input.field() + ".datatype", "a tensor of its own for " + others);
    }

    private void binary(Tensor input, int position, boolean matrix) {
        int width = (int) input.width();
        long count = (long) input.rows() * width;
        BinaryValues values = new BinaryValues(body, input, count);
        JsonText unknown = new JsonText();
        for (long read = 0; read < count; read++) {
            int column = matrix ? layout.features().get((int) (read % width)) : position;
            int row = (int) (read / width);
            if (column < 0) {
                values.next(unknown);
                rows.extra(row, input.name(), unknown.last());
            } else {
                values.next(rows.column(column));
            }
        }
        values.end();
    }

    private void data(Tensor input, JsonParser json, int position, boolean matrix) throws IOException {
        int width = (int) input.width();
        long expected = (long) input.rows() * width;
        String field = input.field() + ".data";
        long read = 0;
        Nesting nesting = new Nesting(input.shape());
        while (nesting.isOpen()) {
            JsonToken token = json.nextToken();
            Json.require(nesting.takes(token), field, "flat, or nested as the shape " + input.shape());
            if (token != JsonToken.START_ARRAY && token != JsonToken.END_ARRAY) {
                Json.require(read < expected, field, expected + " values, as the shape says");
                input.datatype().require(json, field);
                int column = matrix ? layout.features().get((int) (read % width)) : position;
                value(input, json, column, (int) (read / width));
                read++;
            }
        }
        Json.require(read == expected, field, expected + " values, as the shape says");
    }

    private void value(Tensor input, JsonParser json, int column, int row) throws IOException {
        if (column < 0) {
            rows.extra(row, input.name(), Json.raw(json, body, input.data().from()));
        } else if (input.datatype() != Datatype.BOOL || !rows.column(column).addBoolean(json)) {
            rows.column(column).add(json, body, input.data().from());
        }
    }
}
