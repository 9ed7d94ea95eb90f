package dev.vigia.inference.protocol;

import dev.vigia.inference.protocol.Json.Slice;
import java.util.List;

/**
 * One input of an Open Inference request: its data are read once name, shape and datatype are known.
 *
 * @param data where they stand in the body
 * @param binary whether they are bytes, not JSON
 */
record Tensor(String field, String name, List<Integer> shape, Datatype datatype, Slice data, boolean binary) {
    Tensor {
        shape = List.copyOf(shape);
    }

    int rows() {
        return shape.getFirst();
    }

    /** Values in a row: the product of all dimensions but the first. */
    long width() {
        return shape.stream().skip(1).mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
    }
}
