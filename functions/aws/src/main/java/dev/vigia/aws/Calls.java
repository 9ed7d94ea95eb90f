package dev.vigia.aws;

import dev.vigia.model.StoreUnavailableException;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Calls to AWS, whose failures become the ports' own. */
final class Calls {
    private Calls() {}

    /**
     * Makes a call.
     *
     * @param store what is called, for the message
     * @throws StoreUnavailableException if the service could not be reached, refused or took too long
     * @throws ConditionalCheckFailedException as it is: an answer, not a failure
     * @throws TransactionCanceledException as it is, likewise
     * @throws IllegalStateException if the request itself was wrong, which trying again would not mend
     */
    static <T> T to(String store, Supplier<T> call) {
        try {
            return call.get();
        } catch (ConditionalCheckFailedException | TransactionCanceledException e) {
            throw e;
        } catch (SdkException e) {
            throw failure(store, e);
        }
    }

    static void run(String store, Runnable call) {
        to(store, () -> {
            call.run();
            return true;
        });
    }

    private static RuntimeException failure(String store, SdkException e) {
        if (e instanceof S3Exception answer && (answer.statusCode() == 404 || answer.statusCode() == 412)) {
            return answer;
        }
        if (e instanceof AwsServiceException answer
                && answer.awsErrorDetails() != null
                && "ValidationException".equals(answer.awsErrorDetails().errorCode())) {
            return new IllegalStateException(store + " finds the request wrong: " + answer.getMessage(), answer);
        }
        return new StoreUnavailableException(store + " is not available: " + cause(e), e);
    }

    private static String cause(SdkException e) {
        return e.getClass().getSimpleName() + (e.getCause() == null ? "" : ", " + e.getCause());
    }
}
