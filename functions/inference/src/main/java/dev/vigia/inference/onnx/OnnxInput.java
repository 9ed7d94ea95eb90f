package dev.vigia.inference.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import dev.vigia.inference.Rows;

/** One input of a model: makes its tensor from rows. Thread-safe. */
interface OnnxInput {
    /** The input's name in the model. */
    String name();

    /** @throws dev.vigia.inference.UnscorableException if a value cannot be given to the model */
    OnnxTensor tensor(OrtEnvironment environment, Rows rows) throws OrtException;
}
