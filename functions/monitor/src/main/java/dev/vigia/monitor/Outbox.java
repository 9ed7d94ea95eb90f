package dev.vigia.monitor;

import dev.vigia.incident.Notification;
import dev.vigia.incident.Notifier;
import dev.vigia.incident.ReportStore;
import dev.vigia.model.StoreUnavailableException;
import java.util.List;

/**
 * Sends saved notifications and marks them sent; what fails stays saved, and a later {@link #sweep()} sends it. So each
 * is sent at least once, under a stable id.
 */
final class Outbox {
    private static final int AT_ONCE = 100;
    private static final System.Logger LOG = System.getLogger(Outbox.class.getName());

    private final ReportStore reports;
    private final Notifier notifier;

    Outbox(ReportStore reports, Notifier notifier) {
        this.reports = reports;
        this.notifier = notifier;
    }

    /** Sends one that has just been saved; if it cannot be sent now, it waits for the sweep. */
    void send(Notification notification) {
        try {
            notifier.send(notification);
            reports.markSent(notification.id());
        } catch (StoreUnavailableException e) {
            LOG.log(System.Logger.Level.WARNING, "notification {0} waits: {1}", notification.id(), e.getMessage());
        }
    }

    /** Sends what is saved and not marked sent, oldest first. Returns how many there were. */
    int sweep() {
        List<Notification> unsent = reports.unsent(AT_ONCE);
        unsent.forEach(this::send);
        return unsent.size();
    }
}
