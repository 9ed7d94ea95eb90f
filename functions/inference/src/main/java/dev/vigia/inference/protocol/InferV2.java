package dev.vigia.inference.protocol;

import dev.vigia.inference.Rows;
import dev.vigia.inference.http.HttpRequest;
import dev.vigia.inference.http.HttpResponse;
import dev.vigia.model.ModelVersion;

/**
 * The Open Inference Protocol v2, {@code POST /v2/models/{m}[/versions/{v}]/infer}, with JSON tensors and with the
 * <a href="https://kserve.github.io/website/docs/concepts/architecture/data-plane/v2-protocol/binary-tensor-data-extension">binary
 * tensor data extension</a>.
 *
 * <p>In: {@code {"id": "my-call", "inputs": [{"name": "distance", "shape": [2], "datatype": "FP32", "data": [1, 2]},
 * …]}}, one input for each feature with shape [rows] or [rows, 1]; or one input alone of shape [rows, features] under
 * any name, whose columns are the schema's features in their order. Data are nested or flat, row by row. The id is
 * echoed and kept; it is no idempotency key. {@code "outputs": [{"name": "delay"}]} asks for some predictions only.
 *
 * <p>Binary: the header {@code Inference-Header-Content-Length} says how many bytes of the body are JSON; after it come
 * the data of each input with {@code "parameters": {"binary_data_size": n}}, in their order. Where the header is 0, the
 * body is the data of the one feature that the model has, in the datatype that the model's metadata names. NaN and
 * infinities are values there. An FP16 or FP32 value is kept as the double that equals it.
 *
 * <p>Out: {@code {"model_name", "model_version", "id", "outputs": [{"name", "shape": [rows], "datatype", "data"}]}}:
 * numbers are FP64, integers INT64, booleans BOOL, others BYTES. An output is binary where the request's
 * {@code binary_data_output} or the output's {@code binary_data} asks for it, unless one of its predictions is missing
 * and its datatype has no form for that (FP64 has NaN).
 */
public final class InferV2 implements Protocol {
    static final String JSON_LENGTH = "inference-header-content-length";

    @Override
    public String form(HttpRequest request) {
        return request.header(JSON_LENGTH).orElse("");
    }

    @Override
    public Asked read(HttpRequest request, RowLayout layout) {
        return new InferRequest(request, layout).read();
    }

    @Override
    public HttpResponse write(HttpRequest request, ModelVersion version, Asked asked, RowLayout layout, Rows rows) {
        return new InferAnswer(version, asked, layout, rows).write();
    }
}
