package dev.vigia.inference.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import dev.vigia.inference.ModelInput;
import dev.vigia.inference.Rows;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;

/**
 * The matrix [rows, width] that a version's preprocessing makes.
 *
 * @param wide whether the model takes doubles
 */
record PreparedMatrix(String name, ModelInput input, boolean wide) implements OnnxInput {
    @Override
    public OnnxTensor tensor(OrtEnvironment environment, Rows rows) throws OrtException {
        float[] matrix = input.encode(rows);
        long[] shape = {rows.size(), input.width()};
        if (!wide) {
            return OnnxTensor.createTensor(environment, FloatBuffer.wrap(matrix), shape);
        }
        double[] doubles = new double[matrix.length];
        for (int i = 0; i < matrix.length; i++) {
            doubles[i] = matrix[i];
        }
        return OnnxTensor.createTensor(environment, DoubleBuffer.wrap(doubles), shape);
    }
}
