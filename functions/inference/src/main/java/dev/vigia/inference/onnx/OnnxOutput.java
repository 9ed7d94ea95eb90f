package dev.vigia.inference.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtException;
import dev.vigia.inference.Column;
import dev.vigia.inference.NumberColumn;
import dev.vigia.inference.ScorerException;
import dev.vigia.inference.TextColumn;
import dev.vigia.model.ScorerSpec;
import java.lang.reflect.Array;

/** Reads one column of an output tensor of shape [rows] or [rows, columns]. */
final class OnnxOutput {
    private OnnxOutput() {}

    static Column column(OnnxValue value, ScorerSpec.Output output, int rows, boolean numeric) throws OrtException {
        if (!(value instanceof OnnxTensor tensor)) {
            throw unfit(output, "a tensor");
        }
        Object all = tensor.getValue();
        if (!all.getClass().isArray() || Array.getLength(all) != rows) {
            throw unfit(output, "one row for each of " + rows);
        }
        NumberColumn.Builder numbers = new NumberColumn.Builder(numeric ? rows : 0);
        TextColumn.Builder texts = new TextColumn.Builder(numeric ? 0 : rows);
        for (int row = 0; row < rows; row++) {
            Object cell = cell(Array.get(all, row), output);
            if (numeric) {
                numbers.add(number(cell, output));
            } else {
                texts.add(String.valueOf(cell));
            }
        }
        return numeric ? numbers.build() : texts.build();
    }

    private static Object cell(Object row, ScorerSpec.Output output) {
        if (!row.getClass().isArray()) {
            if (output.index() != 0) {
                throw unfit(output, "a column " + output.index());
            }
            return row;
        }
        if (output.index() >= Array.getLength(row)
                || Array.get(row, output.index()).getClass().isArray()) {
            throw unfit(output, "a column " + output.index() + " of single values");
        }
        return Array.get(row, output.index());
    }

    private static double number(Object cell, ScorerSpec.Output output) {
        return switch (cell) {
            case Number number -> number.doubleValue();
            case Boolean truth -> truth ? 1 : 0;
            default -> throw unfit(output, "numbers");
        };
    }

    private static ScorerException unfit(ScorerSpec.Output output, String expected) {
        return new ScorerException(
                "output '" + output.tensor() + "' of the ONNX model: expected " + expected,
                false,
                new IllegalArgumentException(output.tensor()));
    }
}
