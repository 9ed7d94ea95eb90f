package dev.vigia.inference.http;

import java.util.List;

/** Whose errors a caller reads: each protocol's clients look for the text of a problem under a name of their own. */
public enum Dialect {
    /** Problem details alone (RFC 9457). */
    PLAIN,
    /** The Open Inference Protocol: a member {@code error}. */
    OPEN,
    /** SageMaker Runtime: a header {@code x-amzn-errortype} and a member {@code message}. */
    SAGEMAKER;

    /** Of a path that may lead nowhere. */
    public static Dialect of(List<String> path) {
        return switch (path.isEmpty() ? "" : path.getFirst()) {
            case "v2" -> OPEN;
            case "endpoints" -> SAGEMAKER;
            default -> PLAIN;
        };
    }
}
