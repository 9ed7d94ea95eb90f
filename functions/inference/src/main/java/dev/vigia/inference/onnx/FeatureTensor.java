package dev.vigia.inference.onnx;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import dev.vigia.inference.CellValues;
import dev.vigia.inference.Rows;
import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.util.List;
import java.util.Set;

/**
 * Features as they are: of one, a tensor [rows, 1] or [rows]; of several, a matrix [rows, features]. A missing number is
 * NaN where the model takes floats or doubles, and cannot be scored where it takes whole numbers or booleans; a missing
 * text is the empty one.
 *
 * @param features their positions in the schema
 * @param flat whether the tensor has one dimension
 */
record FeatureTensor(String name, OnnxJavaType type, List<Integer> features, boolean flat) implements OnnxInput {
    static final Set<OnnxJavaType> TYPES = Set.of(
            OnnxJavaType.FLOAT,
            OnnxJavaType.DOUBLE,
            OnnxJavaType.INT64,
            OnnxJavaType.INT32,
            OnnxJavaType.STRING,
            OnnxJavaType.BOOL);

    FeatureTensor {
        features = List.copyOf(features);
        if (!TYPES.contains(type)) {
            throw new IllegalArgumentException("input '" + name + "' of the ONNX model is of " + type
                    + ": expected float, double, int64, int32, string or bool");
        }
    }

    @Override
    public OnnxTensor tensor(OrtEnvironment environment, Rows rows) throws OrtException {
        long[] shape = flat ? new long[] {rows.size()} : new long[] {rows.size(), features.size()};
        int size = Math.multiplyExact(rows.size(), features.size());
        if (type == OnnxJavaType.STRING) {
            return OnnxTensor.createTensor(environment, texts(rows, size), shape);
        }
        double[] numbers = numbers(rows, size);
        return switch (type) {
            case FLOAT -> {
                float[] floats = new float[size];
                for (int i = 0; i < size; i++) {
                    floats[i] = (float) numbers[i];
                }
                yield OnnxTensor.createTensor(environment, FloatBuffer.wrap(floats), shape);
            }
            case DOUBLE -> OnnxTensor.createTensor(environment, DoubleBuffer.wrap(numbers), shape);
            case INT64 -> {
                long[] longs = new long[size];
                for (int i = 0; i < size; i++) {
                    longs[i] = (long) numbers[i];
                }
                yield OnnxTensor.createTensor(environment, LongBuffer.wrap(longs), shape);
            }
            case INT32 -> {
                int[] ints = new int[size];
                for (int i = 0; i < size; i++) {
                    ints[i] = (int) numbers[i];
                }
                yield OnnxTensor.createTensor(environment, IntBuffer.wrap(ints), shape);
            }
            case BOOL -> {
                byte[] bytes = new byte[size];
                for (int i = 0; i < size; i++) {
                    bytes[i] = (byte) (numbers[i] == 0 ? 0 : 1);
                }
                yield OnnxTensor.createTensor(environment, ByteBuffer.wrap(bytes), shape, OnnxJavaType.BOOL);
            }
            case STRING, INT8, UINT8, INT16, FLOAT16, BFLOAT16, UNKNOWN -> throw new IllegalStateException(name);
        };
    }

    private double[] numbers(Rows rows, int size) {
        double[] numbers = new double[size];
        for (int column = 0; column < features.size(); column++) {
            int position = features.get(column);
            String feature = rows.schema().feature(position).name();
            for (int row = 0; row < rows.size(); row++) {
                double value = CellValues.number(rows.column(position), row, feature);
                requireWhole(value, feature, row);
                numbers[row * features.size() + column] = value;
            }
        }
        return numbers;
    }

    private void requireWhole(double value, String feature, int row) {
        boolean fits = switch (type) {
            case INT64 -> value == Math.rint(value) && Math.abs(value) <= 0x1p53;
            case INT32 -> value == (int) value;
            case BOOL -> value == 0 || value == 1;
            case FLOAT, DOUBLE, STRING, INT8, UINT8, INT16, FLOAT16, BFLOAT16, UNKNOWN -> true;
        };
        if (!fits) {
            throw CellValues.unscorable(feature, row, type == OnnxJavaType.BOOL ? "true or false" : "a whole number");
        }
    }

    private String[] texts(Rows rows, int size) {
        String[] texts = new String[size];
        for (int column = 0; column < features.size(); column++) {
            int position = features.get(column);
            String feature = rows.schema().feature(position).name();
            for (int row = 0; row < rows.size(); row++) {
                texts[row * features.size() + column] = CellValues.text(rows.column(position), row, feature);
            }
        }
        return texts;
    }
}
