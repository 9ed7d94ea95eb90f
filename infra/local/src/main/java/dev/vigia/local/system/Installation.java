package dev.vigia.local.system;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What was built, laid out as in the repository: the function zips, the web UI, the runtime client of functions, and
 * DynamoDB Local.
 *
 * @param home the repository's folder, or a copy of what was built in it
 */
public record Installation(Path home) {
    private static final String HOME = "vigia.home";

    /** The one that the launcher names by the system property {@code vigia.home}. */
    public static Installation current() {
        String home = System.getProperty(HOME);
        if (home == null) {
            throw new SystemException(
                    "the system property " + HOME + " is not set: start Vigia by its launcher ./vigia");
        }
        return new Installation(Path.of(home));
    }

    public Path inferenceZip() {
        return required("functions/inference/target/function.zip");
    }

    public Path monitorZip() {
        return required("functions/monitor/target/function.zip");
    }

    public Path webUi() {
        return required("web-ui/target/quarkus-app");
    }

    /** The jars of Lambda's runtime interface client. */
    public Path lambdaRuntime() {
        return required("infra/local/target/lambda-runtime");
    }

    /** The jars of DynamoDB Local. */
    public Path dynamoDbLocal() {
        return required("infra/local/dynamodb-local/target/jars");
    }

    private Path required(String relative) {
        Path path = home.resolve(relative);
        if (!Files.exists(path)) {
            throw new SystemException(path + " is missing: it has not been built; run ./vigia, which builds it");
        }
        return path;
    }
}
