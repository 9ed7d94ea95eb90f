package dev.vigia.ui;

import dev.vigia.aws.AwsPorts;
import dev.vigia.aws.Environment;
import dev.vigia.ui.feed.Background;
import io.quarkus.arc.DefaultBean;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Chooses what stands behind the ports: the only class here that knows where data is kept. */
final class Wiring {
    /** The stores that the environment names; opening them makes no call. */
    @Produces
    @Singleton
    @DefaultBean
    Stores stores(InstantSource clock) {
        try {
            AwsPorts ports = AwsPorts.open(Environment.of(System.getenv()), clock);
            return new Stores(ports.registry(), ports.reports(), ports.log(), ports.profiles());
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(e.getMessage());
        }
    }

    @Produces
    @Singleton
    @DefaultBean
    InstantSource clock() {
        return InstantSource.system();
    }

    @Produces
    @Singleton
    @DefaultBean
    Background background() {
        return Background.virtual();
    }

    /** What is missing in the environment is said at the start, and not on the first page. */
    void start(@Observes StartupEvent event, Stores stores) {}
}
