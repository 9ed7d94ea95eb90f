package dev.vigia.inference.function;

import dev.vigia.incident.ReportStore;
import dev.vigia.inference.DeadLetters;
import dev.vigia.inference.InferenceLog;
import dev.vigia.model.ModelRegistry;
import dev.vigia.model.StoreUnavailableException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Switches that break stores: every call of a broken one throws as an unreachable store does. */
final class Faults {
    boolean registry;
    boolean log;
    boolean deadLetters;
    boolean reports;
    boolean scorer;
    boolean scorerTimesOut;

    /** The log is written to, but the answer does not come back, as often as this says. */
    int logAnswersLost;

    /** How often the log was called. */
    int logCalls;

    ModelRegistry registry(ModelRegistry store) {
        return wrapped(ModelRegistry.class, store, () -> registry);
    }

    InferenceLog log(InferenceLog store) {
        return wrapped(InferenceLog.class, store, () -> {
            logCalls++;
            return log;
        });
    }

    DeadLetters deadLetters(DeadLetters store) {
        return wrapped(DeadLetters.class, store, () -> deadLetters);
    }

    ReportStore reports(ReportStore store) {
        return wrapped(ReportStore.class, store, () -> reports);
    }

    private <T> T wrapped(Class<T> port, T store, BooleanSupplier broken) {
        return port.cast(Proxy.newProxyInstance(
                port.getClassLoader(), new Class<?>[] {port}, (proxy, method, arguments) -> {
                    if (broken.getAsBoolean()) {
                        throw new StoreUnavailableException("broken by the test");
                    }
                    Object result;
                    try {
                        result = method.invoke(
                                store, Optional.ofNullable(arguments).orElse(new Object[0]));
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                    if (port == InferenceLog.class && logAnswersLost > 0) {
                        logAnswersLost--;
                        throw new StoreUnavailableException("written, but the answer was lost");
                    }
                    return result;
                }));
    }
}
