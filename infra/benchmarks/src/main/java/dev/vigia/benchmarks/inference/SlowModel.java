package dev.vigia.benchmarks.inference;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.events.ApplicationLoadBalancerRequestEvent;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vigia.inference.function.InferenceFunction;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * The inference function as a process of its own, with a model that takes 20 ms and a log that takes 5 ms. Both sleep, so
 * that two cores are enough for eight of them.
 */
public final class SlowModel implements RequestStreamHandler {
    static final int FEATURES = 30;
    static final int MODEL_MILLIS = 20;
    static final int LOG_MILLIS = 5;

    private static final ObjectMapper JSON = new ObjectMapper()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL);

    private final InferenceFunction function =
            new Setting(FEATURES).function(() -> sleep(MODEL_MILLIS), () -> sleep(LOG_MILLIS));

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        answer(in, out);
    }

    void answer(InputStream in, OutputStream out) throws IOException {
        ApplicationLoadBalancerRequestEvent event = JSON.readValue(in, ApplicationLoadBalancerRequestEvent.class);
        JSON.writeValue(out, function.inference(event));
    }

    private static void sleep(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
