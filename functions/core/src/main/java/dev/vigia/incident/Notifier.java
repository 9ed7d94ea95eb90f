package dev.vigia.incident;

/** Sends notifications: SNS deployed. */
public interface Notifier {
    /**
     * Sends; on return the message is accepted.
     *
     * @throws dev.vigia.model.StoreUnavailableException if it was not; sending again later may succeed
     */
    void send(Notification notification);
}
