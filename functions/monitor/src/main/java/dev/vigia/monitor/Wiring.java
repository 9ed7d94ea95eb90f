package dev.vigia.monitor;

import dev.vigia.Checks;
import dev.vigia.aws.AwsPorts;
import dev.vigia.aws.Environment;
import dev.vigia.aws.Patience;
import dev.vigia.incident.IncidentPolicy;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Builds the functions' work from the environment, at the first call. */
@Singleton
class Wiring {
    @Produces
    @Singleton
    InstantSource clock() {
        return InstantSource.system();
    }

    @Produces
    @Singleton
    Monitoring monitoring(InstantSource clock) {
        Environment environment = Environment.of(System.getenv());
        AwsPorts aws = AwsPorts.open(environment, clock, Patience.OF_JOBS);
        return new Monitoring(
                aws.registry(),
                aws.log(),
                aws.truth(),
                aws.profiles(),
                aws.reports(),
                aws.deadLetters(),
                aws.notifier(),
                environment.uiUrl(),
                Checks::of,
                IncidentPolicy.DEFAULT);
    }
}
