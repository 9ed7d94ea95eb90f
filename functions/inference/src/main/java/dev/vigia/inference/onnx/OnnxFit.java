package dev.vigia.inference.onnx;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.SequenceInfo;
import ai.onnxruntime.TensorInfo;
import ai.onnxruntime.ValueInfo;
import dev.vigia.model.ScorerSpec;

/** Whether an output can be what a version says, as far as the model tells of it: a dimension may be open. */
final class OnnxFit {
    private static final int MATRIX = 2;

    private OnnxFit() {}

    /**
     * Requires what {@link OnnxOutput} will.
     *
     * @param numeric whether the prediction is a number
     *
     * @throws dev.vigia.inference.ScorerException if the output cannot be it
     */
    static void require(ValueInfo info, ScorerSpec.Output output, boolean numeric) {
        switch (info) {
            case TensorInfo tensor -> {
                requireColumn(tensor.getShape(), output);
                requireType(tensor.type, output, numeric);
            }
            case SequenceInfo sequence
            when sequence.sequenceOfMaps -> requireType(sequence.mapInfo.valueType, output, numeric);
            default -> throw OnnxOutput.unfit(output, "a tensor, or a sequence of maps");
        }
    }

    /** A shape without dimensions is one that is not known. */
    private static void requireColumn(long[] shape, ScorerSpec.Output output) {
        if (shape.length > MATRIX) {
            throw OnnxOutput.unfit(
                    output, "a tensor [rows] or [rows, columns], and it has " + shape.length + " dimensions");
        }
        long columns = shape.length == MATRIX ? shape[1] : shape.length;
        if (columns > 0 && output.index() >= columns) {
            throw OnnxOutput.unfit(output, "a column " + output.index() + ", and it has " + columns);
        }
    }

    private static void requireType(OnnxJavaType type, ScorerSpec.Output output, boolean numeric) {
        if (numeric && type == OnnxJavaType.STRING) {
            throw OnnxOutput.unfit(output, "numbers, and it has texts");
        }
    }
}
