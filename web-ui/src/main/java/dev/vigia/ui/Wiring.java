package dev.vigia.ui;

import dev.vigia.incident.ReportStore;
import dev.vigia.inference.InferenceLog;
import dev.vigia.model.ModelRegistry;
import dev.vigia.model.StoreUnavailableException;
import dev.vigia.profile.ProfileStore;
import dev.vigia.ui.feed.Background;
import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.lang.reflect.Proxy;
import java.time.InstantSource;

/** Chooses what stands behind the ports: the only class here that may know where data is kept. */
final class Wiring {
    @Produces
    @Singleton
    @DefaultBean
    Stores stores() {
        return new Stores(
                unavailable(ModelRegistry.class),
                unavailable(ReportStore.class),
                unavailable(InferenceLog.class),
                unavailable(ProfileStore.class));
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

    private static <T> T unavailable(Class<T> port) {
        return port.cast(Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, (self, method, args) -> {
            throw new StoreUnavailableException(port.getSimpleName() + " is not wired yet");
        }));
    }
}
