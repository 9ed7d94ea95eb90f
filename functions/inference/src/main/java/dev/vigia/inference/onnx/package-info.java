/** Scoring with ONNX Runtime. */
@NullMarked
package dev.vigia.inference.onnx;

import org.jspecify.annotations.NullMarked;
