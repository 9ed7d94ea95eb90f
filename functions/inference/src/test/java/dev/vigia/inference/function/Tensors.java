package dev.vigia.inference.function;

import dev.vigia.inference.http.HttpResponse;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Bodies of the binary tensor data extension, as its document says. */
final class Tensors {
    private Tensors() {}

    static ByteBuffer little(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    static byte[] texts(String... texts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (String text : texts) {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            out.writeBytes(little(4).putInt(utf8.length).array());
            out.writeBytes(utf8);
        }
        return out.toByteArray();
    }

    static byte[] body(String json, byte[]... data) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(json.getBytes(StandardCharsets.UTF_8));
        for (byte[] one : data) {
            out.writeBytes(one);
        }
        return out.toByteArray();
    }

    /** Calls infer with a JSON and what follows it. */
    static HttpResponse infer(World world, String json, byte[]... data) {
        return world.post(
                "/v2/models/flights/infer",
                body(json, data),
                "inference-header-content-length",
                "" + json.getBytes(StandardCharsets.UTF_8).length);
    }

    /** The JSON of a binary answer. */
    static String json(HttpResponse response) {
        byte[] all = Base64.getDecoder().decode(response.body());
        return new String(all, 0, length(response), StandardCharsets.UTF_8);
    }

    /** What follows it. */
    static ByteBuffer data(HttpResponse response) {
        byte[] all = Base64.getDecoder().decode(response.body());
        int from = length(response);
        return ByteBuffer.wrap(all, from, all.length - from).slice().order(ByteOrder.LITTLE_ENDIAN);
    }

    private static int length(HttpResponse response) {
        return Integer.parseInt(String.valueOf(response.headers().get("inference-header-content-length")));
    }
}
