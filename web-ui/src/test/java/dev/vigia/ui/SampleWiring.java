package dev.vigia.ui;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Instant;

/** Puts the sample data behind the pages. */
final class SampleWiring {
    @Produces
    @Singleton
    SampleData sample() {
        return new SampleData(Instant.now()).fill();
    }

    @Produces
    @Singleton
    Outage outage() {
        return new Outage();
    }

    @Produces
    @Singleton
    Stores stores(SampleData sample, Outage outage) {
        return outage.over(sample.stores);
    }
}
