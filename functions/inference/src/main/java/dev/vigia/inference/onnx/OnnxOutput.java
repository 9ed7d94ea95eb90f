package dev.vigia.inference.onnx;

import ai.onnxruntime.OnnxMap;
import ai.onnxruntime.OnnxSequence;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtException;
import dev.vigia.inference.Column;
import dev.vigia.inference.NumberColumn;
import dev.vigia.inference.ScorerException;
import dev.vigia.inference.TextColumn;
import dev.vigia.model.ScorerSpec;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Reads one column of an output: of a tensor of shape [rows] or [rows, columns], or of a sequence of maps, one for each
 * row, whose columns are the classes in ascending order (as scikit-learn's {@code classes_}).
 */
final class OnnxOutput {
    private OnnxOutput() {}

    static Column column(OnnxValue value, ScorerSpec.Output output, int rows, boolean numeric) throws OrtException {
        Object all = switch (value) {
            case OnnxTensor tensor -> tensor.getValue();
            case OnnxSequence sequence -> probabilities(sequence, output);
            default -> throw unfit(output, "a tensor, or a sequence of maps");
        };
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

    /** The values of each map in order of its keys. */
    private static Object[] probabilities(OnnxSequence sequence, ScorerSpec.Output output) throws OrtException {
        List<Object[]> rows = new ArrayList<>();
        for (OnnxValue element : sequence.getValue()) {
            try (OnnxValue row = element) {
                if (!(row instanceof OnnxMap map)) {
                    throw unfit(output, "a sequence of maps");
                }
                rows.add(new TreeMap<>(map.getValue()).values().toArray());
            }
        }
        return rows.toArray();
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

    static ScorerException unfit(ScorerSpec.Output output, String expected) {
        return new ScorerException(
                "output '" + output.tensor() + "' of the ONNX model: expected " + expected,
                false,
                new IllegalStateException(output.tensor()));
    }
}
