package dev.vigia.ui;

import dev.vigia.inference.Status;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import java.time.Instant;

/** Logs an inference each second, so that the page has something to follow. */
final class SampleTraffic {
    void start(@Observes StartupEvent event, SampleData sample) {
        Thread.ofVirtual().name("sample-traffic").start(() -> {
            try {
                while (true) {
                    sample.append(SampleData.CRITICAL, Instant.now(), Status.SCORED);
                    Thread.sleep(1000);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }
}
