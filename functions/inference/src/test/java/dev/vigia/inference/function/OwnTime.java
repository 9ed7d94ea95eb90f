package dev.vigia.inference.function;

import com.amazonaws.services.lambda.runtime.events.ApplicationLoadBalancerRequestEvent;
import dev.vigia.incident.InMemoryReportStore;
import dev.vigia.inference.Appended;
import dev.vigia.inference.Column;
import dev.vigia.inference.InMemoryDeadLetters;
import dev.vigia.inference.InMemoryGroundTruth;
import dev.vigia.inference.InferenceIds;
import dev.vigia.inference.InferenceLog;
import dev.vigia.inference.LoggedRequest;
import dev.vigia.inference.NumberColumn;
import dev.vigia.inference.PackedRows;
import dev.vigia.inference.http.LoadBalancer;
import dev.vigia.model.ApiKey;
import dev.vigia.model.Feature;
import dev.vigia.model.FeatureType;
import dev.vigia.model.InMemoryModelRegistry;
import dev.vigia.model.Model;
import dev.vigia.model.ModelName;
import dev.vigia.model.ModelVersion;
import dev.vigia.model.Preprocessing;
import dev.vigia.model.RegisteredVersion;
import dev.vigia.model.Schema;
import dev.vigia.model.SchemaJson;
import dev.vigia.model.Scope;
import dev.vigia.model.ScorerSpec;
import dev.vigia.model.Sha256;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Measures the function's own time, from event to answer, packing included, with a scorer and stores that do nothing:
 * 30 features, single rows and batches of 100. Prints medians. Run by hand.
 */
final class OwnTime {
    private static final int FEATURES = 30;
    private static long packedBytes;

    private OwnTime() {}

    public static void main(String[] arguments) {
        for (int rows : new int[] {1, 100}) {
            InferenceFunction function = function();
            ApplicationLoadBalancerRequestEvent event = event(rows);
            int calls = 200_000 / rows;
            long[] nanos = new long[calls];
            for (int round = 0; round < 6; round++) {
                for (int i = 0; i < calls; i++) {
                    long start = System.nanoTime();
                    int status = function.inference(event).getStatusCode();
                    nanos[i] = System.nanoTime() - start;
                    if (status != 200) {
                        throw new IllegalStateException("answer " + status);
                    }
                }
            }
            Arrays.sort(nanos);
            double median = nanos[calls / 2] / 1e6;
            System.out.printf(
                    "%d rows of %d features: median %.4f ms, 99 %% %.4f ms, %.0f rows/s, %d bytes packed%n",
                    rows, FEATURES, median, nanos[calls * 99 / 100] / 1e6, rows / median * 1e3, packedBytes);
        }
    }

    private static ApplicationLoadBalancerRequestEvent event(int rows) {
        Random random = new Random(1);
        StringBuilder body = new StringBuilder("{\"instances\":[");
        for (int row = 0; row < rows; row++) {
            body.append(row == 0 ? "{" : ",{");
            for (int i = 0; i < FEATURES; i++) {
                body.append(i == 0 ? "" : ",").append("\"feature_").append(i).append("\":");
                body.append(Math.rint(random.nextGaussian() * 1e6) / 1e3);
            }
            body.append('}');
        }
        ApplicationLoadBalancerRequestEvent event = new ApplicationLoadBalancerRequestEvent();
        event.setHttpMethod("POST");
        event.setPath("/v1/models/bench:predict");
        event.setHeaders(Map.of("authorization", "Bearer k", "content-type", "application/json"));
        event.setBody(body.append("]}").toString());
        if (LoadBalancer.request(event).body().length > LoadBalancer.MOST_BYTES) {
            throw new IllegalStateException("too large");
        }
        return event;
    }

    private static InferenceFunction function() {
        ModelName name = new ModelName("bench");
        List<Feature> features = new ArrayList<>();
        for (int i = 0; i < FEATURES; i++) {
            features.add(Feature.number("feature_" + i));
        }
        features.add(Feature.prediction("y", FeatureType.NUMBER));
        Schema schema = new Schema(features);
        InMemoryModelRegistry registry = new InMemoryModelRegistry();
        registry.create(Model.of(name));
        ScorerSpec scorer = new ScorerSpec.Onnx("0".repeat(64), List.of(new ScorerSpec.Output("y", "y", 0)));
        registry.register(
                new RegisteredVersion(
                        new ModelVersion(name, 1), SchemaJson.hash(schema), scorer, Preprocessing.NONE, Instant.EPOCH),
                schema);
        String hash = Sha256.hex("k".getBytes(StandardCharsets.UTF_8));
        registry.putKey(new ApiKey(name, hash, Set.of(Scope.INFER), "bench", Instant.EPOCH, null));
        InstantSource clock = InstantSource.system();
        Ports ports = new Ports(
                registry, packing(), new InMemoryDeadLetters(), new InMemoryGroundTruth(), new InMemoryReportStore());
        return new InferenceFunction(new InferenceHandler(
                ports,
                (version, known) -> rows -> List.<Column>of(NumberColumn.of(new double[rows.size()])),
                new Redaction(new byte[0]),
                clock,
                new InferenceIds(clock, new SplittableRandom(1)),
                Duration.ofMillis(400),
                pause -> {},
                line -> {}));
    }

    /** Packs what is appended and forgets it. */
    private static InferenceLog packing() {
        return (InferenceLog) Proxy.newProxyInstance(
                InferenceLog.class.getClassLoader(), new Class<?>[] {InferenceLog.class}, (proxy, method, sent) -> {
                    packedBytes = PackedRows.pack(((LoggedRequest) sent[0]).rows()).length;
                    return new Appended.Written();
                });
    }
}
