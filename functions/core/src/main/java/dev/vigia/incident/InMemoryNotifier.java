package dev.vigia.incident;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A notifier that keeps what it is given, for tests and trials. Thread-safe. */
public final class InMemoryNotifier implements Notifier {
    private final List<Notification> sent = new CopyOnWriteArrayList<>();

    @Override
    public void send(Notification notification) {
        sent.add(notification);
    }

    /** What was sent, in order. */
    public List<Notification> sent() {
        return List.copyOf(sent);
    }
}
