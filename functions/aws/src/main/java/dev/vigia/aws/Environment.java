package dev.vigia.aws;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a process is told by its environment variables.
 *
 * @param topic the ARN of the SNS topic, null if nobody is to be notified
 * @param artifacts {@code s3://bucket/prefix} or {@code file:///directory}
 * @param deadLetters an SQS queue's URL (objects then go to {@code artifacts}, which must be S3) or
 *     {@code file:///directory}
 * @param uiUrl the base of links to the web UI; empty if it is not known
 * @param credentials from {@code AWS_ACCESS_KEY_ID} and {@code AWS_SECRET_ACCESS_KEY}; null: the SDK's own chain
 */
public record Environment(
        Tables tables,
        @Nullable String topic,
        URI artifacts,
        URI deadLetters,
        String uiUrl,
        Endpoints endpoints,
        @Nullable String region,
        @Nullable Credentials credentials) {

    /** Where to find services that are not at AWS's own addresses; null for those that are. */
    public record Endpoints(
            @Nullable URI dynamoDb,
            @Nullable URI sns,
            @Nullable URI s3,
            @Nullable URI sqs) {}

    /** A key pair, and its session's token if it has one. Never shown. */
    public record Credentials(
            String keyId, String secret, @Nullable String token) {
        @Override
        public String toString() {
            return "Credentials[…]";
        }
    }

    /**
     * Reads the variables.
     *
     * @throws IllegalArgumentException if one is missing or not of its form; the message names it
     */
    public static Environment of(Map<String, String> variables) {
        Variables read = new Variables(variables);
        URI artifacts = read.uri("VIGIA_ARTIFACTS", "s3", "file");
        URI deadLetters = read.uri("VIGIA_DEAD_LETTERS", "https", "http", "file");
        if (!"file".equals(deadLetters.getScheme()) && !"s3".equals(artifacts.getScheme())) {
            throw new IllegalArgumentException("VIGIA_DEAD_LETTERS is a queue and VIGIA_ARTIFACTS '" + artifacts
                    + "': expected s3://bucket/prefix, where the queue's objects go");
        }
        return new Environment(
                new Tables(
                        read.text("VIGIA_TABLE_INFERENCES"),
                        read.text("VIGIA_TABLE_PROFILES"),
                        read.text("VIGIA_TABLE_MODELS"),
                        read.text("VIGIA_TABLE_REPORTS"),
                        read.text("VIGIA_TABLE_TRUTH")),
                read.optional("VIGIA_TOPIC_ARN").orElse(null),
                artifacts,
                deadLetters,
                read.optional("VIGIA_UI_URL").orElse(""),
                new Endpoints(
                        read.endpoint("AWS_ENDPOINT_URL_DYNAMODB"),
                        read.endpoint("AWS_ENDPOINT_URL_SNS"),
                        read.endpoint("AWS_ENDPOINT_URL_S3"),
                        read.endpoint("AWS_ENDPOINT_URL_SQS")),
                read.optional("AWS_REGION").orElse(null),
                read.credentials());
    }

    private record Variables(Map<String, String> values) {
        private Optional<String> optional(String name) {
            return Optional.ofNullable(values.get(name)).filter(value -> !value.isBlank());
        }

        private String text(String name) {
            return optional(name)
                    .orElseThrow(() -> new IllegalArgumentException(
                            "environment variable " + name + " is not set: expected a value"));
        }

        private URI uri(String name, String... schemes) {
            String value = text(name);
            URI uri = parse(name, value);
            if ("file".equals(uri.getScheme()) && (uri.getAuthority() != null || uri.isOpaque())) {
                throw new IllegalArgumentException(
                        "environment variable " + name + " is '" + value + "': expected file:///directory");
            }
            for (String scheme : schemes) {
                if (scheme.equals(uri.getScheme())) {
                    return uri;
                }
            }
            throw new IllegalArgumentException("environment variable " + name + " is '" + value
                    + "': expected a URL that begins with " + String.join(": or ", schemes) + ":");
        }

        private @Nullable URI endpoint(String name) {
            return optional(name).map(value -> uri(name, "http", "https")).orElse(null);
        }

        private static URI parse(String name, String value) {
            try {
                return URI.create(value);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        "environment variable " + name + " is '" + value + "': expected a URL", e);
            }
        }

        private @Nullable Credentials credentials() {
            Optional<String> keyId = optional("AWS_ACCESS_KEY_ID");
            Optional<String> secret = optional("AWS_SECRET_ACCESS_KEY");
            if (keyId.isEmpty() || secret.isEmpty()) {
                return null;
            }
            return new Credentials(
                    keyId.get(), secret.get(), optional("AWS_SESSION_TOKEN").orElse(null));
        }
    }
}
