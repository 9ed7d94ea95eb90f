package dev.vigia.monitor;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A port that notes what is called, and passes it on. */
final class Counting<T> {
    private final List<String> calls = Collections.synchronizedList(new ArrayList<>());
    private final T port;

    Counting(Class<T> type, T behind) {
        port = type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
            calls.add(method.getName());
            try {
                return method.invoke(behind, args);
            } catch (InvocationTargetException failed) {
                throw failed.getCause();
            }
        }));
    }

    T port() {
        return port;
    }

    List<String> calls() {
        return List.copyOf(calls);
    }
}
