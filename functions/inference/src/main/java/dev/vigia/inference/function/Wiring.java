package dev.vigia.inference.function;

import dev.vigia.aws.AwsPorts;
import dev.vigia.aws.Environment;
import dev.vigia.aws.Patience;
import dev.vigia.aws.S3Objects;
import dev.vigia.aws.SageMakerSigning;
import dev.vigia.inference.InferenceIds;
import dev.vigia.inference.remote.AllowedHosts;
import dev.vigia.inference.remote.RemoteScorers;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;

/** Builds the handler from the environment, on the first call: nothing unique is made at start-up. */
@Singleton
public class Wiring {
    /** How long the log is tried, its client's own retries included, before a request goes to the dead letters. */
    private static final Duration LOG_BUDGET = Duration.ofMillis(500);

    /** The secret of hashed features, as text. Unset: such features are dropped. */
    private static final String HASH_KEY = "VIGIA_HASH_KEY";

    /** The hosts that remote scorers may be on, between commas. Unset: none. */
    private static final String SCORER_HOSTS = "VIGIA_SCORER_HOSTS";

    /** The same where nobody waits. */
    private static final Duration IMPORT_BUDGET = Duration.ofSeconds(20);

    /** The model of captured files. Unset: that of their endpoint's name. */
    private static final String CAPTURED_MODEL = "VIGIA_DATA_CAPTURE_MODEL";

    @Produces
    @Singleton
    InferenceHandler handler() {
        Map<String, String> variables = System.getenv();
        InstantSource clock = InstantSource.system();
        Environment environment = Environment.of(variables);
        AwsPorts aws = AwsPorts.open(environment, clock);
        return new InferenceHandler(
                new Ports(aws.registry(), aws.log(), aws.deadLetters(), aws.truth(), aws.reports()),
                new ArtifactScorers(
                        aws.artifacts(),
                        new RemoteScorers(
                                AllowedHosts.of(variables.getOrDefault(SCORER_HOSTS, "")),
                                new SageMakerSigning(environment)::headers)),
                new Redaction(variables.getOrDefault(HASH_KEY, "").getBytes(StandardCharsets.UTF_8)),
                clock,
                new InferenceIds(clock, new SecureRandom()),
                LOG_BUDGET,
                Wiring::sleep,
                System.out::println);
    }

    @Produces
    @Singleton
    DataCaptureImport imports() {
        return imports(System.getenv());
    }

    static DataCaptureImport imports(Map<String, String> variables) {
        InstantSource clock = InstantSource.system();
        Environment environment = Environment.of(variables);
        AwsPorts aws = AwsPorts.open(environment, clock, Patience.OF_JOBS);
        return new DataCaptureImport(
                new Ports(aws.registry(), aws.log(), aws.deadLetters(), aws.truth(), aws.reports()),
                S3Objects.of(environment)::lines,
                new Redaction(variables.getOrDefault(HASH_KEY, "").getBytes(StandardCharsets.UTF_8)),
                clock,
                IMPORT_BUDGET,
                Wiring::sleep,
                variables.getOrDefault(CAPTURED_MODEL, ""),
                System.out::println);
    }

    private static void sleep(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
