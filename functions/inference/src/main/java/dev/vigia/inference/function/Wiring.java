package dev.vigia.inference.function;

import dev.vigia.aws.AwsPorts;
import dev.vigia.aws.Environment;
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
    /** How long the log is tried, its client's own retries apart, before a request goes to the dead letters. */
    private static final Duration LOG_BUDGET = Duration.ofMillis(400);

    /** The secret of hashed features, as text. Unset: such features are dropped. */
    private static final String HASH_KEY = "VIGIA_HASH_KEY";

    /** The hosts that remote scorers may be on, between commas. Unset: none. */
    private static final String SCORER_HOSTS = "VIGIA_SCORER_HOSTS";

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

    private static void sleep(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
