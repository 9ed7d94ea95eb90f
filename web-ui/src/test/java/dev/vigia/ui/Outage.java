package dev.vigia.ui;

import dev.vigia.incident.ReportStore;
import dev.vigia.inference.InferenceLog;
import dev.vigia.model.ModelRegistry;
import dev.vigia.model.StoreUnavailableException;
import dev.vigia.profile.ProfileStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/** Stores that can be taken away for a while. */
final class Outage {
    private volatile boolean on;

    void begin() {
        on = true;
    }

    void end() {
        on = false;
    }

    Stores over(Stores stores) {
        return new Stores(
                over(ModelRegistry.class, stores.registry()),
                over(ReportStore.class, stores.reports()),
                over(InferenceLog.class, stores.log()),
                over(ProfileStore.class, stores.profiles()));
    }

    private <T> T over(Class<T> port, T store) {
        return port.cast(Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, (self, method, args) -> {
            if (on) {
                throw new StoreUnavailableException("taken away by a test");
            }
            try {
                return method.invoke(store, args);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
    }
}
