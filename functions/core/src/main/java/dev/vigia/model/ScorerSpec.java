package dev.vigia.model;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Where a model version's predictions come from. */
public sealed interface ScorerSpec {
    /** Predictions are made elsewhere and captured with their features. */
    record None() implements ScorerSpec {}

    /**
     * An ONNX model in the artifact store.
     *
     * @param artifact the artifact's SHA-256 in hex, by which it is found and verified
     * @param outputs which output number becomes which prediction column
     */
    record Onnx(String artifact, List<Output> outputs) implements ScorerSpec {
        public Onnx {
            outputs = List.copyOf(outputs);
            if (outputs.isEmpty()) {
                throw new IllegalArgumentException("ONNX scorer without outputs: expected one or more");
            }
        }
    }

    /**
     * One prediction column of an ONNX model.
     *
     * @param prediction the schema's feature with role prediction
     * @param tensor the model's output name
     * @param index the column in that output's matrix [rows, columns]
     */
    record Output(String prediction, String tensor, int index) {
        public Output {
            if (index < 0) {
                throw new IllegalArgumentException("output index " + index + ": expected 0 or more");
            }
        }
    }

    /**
     * An HTTP endpoint that speaks the KServe v1 or Open Inference v2 protocol.
     *
     * @param endpoint {@code http} or {@code https}, with a host and a path, without user info
     * @param timeout of a whole call, from connecting to the answer's last byte; {@link #SHORTEST} to {@link #LONGEST}
     */
    record Remote(URI endpoint, Duration timeout) implements ScorerSpec {
        /** The least timeout that means something. */
        public static final Duration SHORTEST = Duration.ofMillis(1);

        /** The function has 29 s, in which a call that was waited for in vain is still to be logged, or deferred. */
        public static final Duration LONGEST = Duration.ofSeconds(20);

        private static final Set<String> SCHEMES = Set.of("http", "https");

        public Remote {
            requireEndpoint(endpoint);
            if (timeout.compareTo(SHORTEST) < 0 || timeout.compareTo(LONGEST) > 0) {
                throw new IllegalArgumentException("scorer timeout " + timeout + ": expected " + SHORTEST + " to "
                        + LONGEST + ", since the function itself has 29 s");
            }
        }

        private static void requireEndpoint(URI endpoint) {
            String scheme = String.valueOf(endpoint.getScheme());
            if (!SCHEMES.contains(scheme.toLowerCase(Locale.ROOT))) {
                throw new IllegalArgumentException(
                        "scorer endpoint with the scheme '" + scheme + "': expected http or https");
            }
            if (endpoint.getRawUserInfo() != null) { // not repeated: it may be a password
                throw new IllegalArgumentException("scorer endpoint with user info: expected a URL without it");
            }
            if (endpoint.getHost() == null) {
                throw new IllegalArgumentException("scorer endpoint without a host: expected https://host/path");
            }
            if (endpoint.getPath().length() < 2) {
                throw new IllegalArgumentException("scorer endpoint with the path '" + endpoint.getPath()
                        + "': expected one that ends in /infer, :predict or /invocations");
            }
        }
    }
}
