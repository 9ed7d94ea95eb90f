package dev.vigia.local.lambda;

/** Something that can be invoked as a Lambda function is: one event, one answer. */
@FunctionalInterface
public interface Function {
    /**
     * Invokes the function and waits for its answer.
     *
     * @param event JSON
     * @param traceId the value of {@code X-Amzn-Trace-Id}
     */
    InvocationResult invoke(Payload event, String traceId);
}
