package dev.vigia.incident;

import java.util.List;
import org.junit.jupiter.api.Nested;

class InMemoryIncidentPortsTest {
    @Nested
    class Store extends ReportStoreContract {
        @Override
        protected ReportStore open() {
            return new InMemoryReportStore();
        }
    }

    @Nested
    class Sender extends NotifierContract {
        private final InMemoryNotifier notifier = new InMemoryNotifier();

        @Override
        protected Notifier open() {
            return notifier;
        }

        @Override
        protected List<String> bodies() {
            return notifier.sent().stream().map(Notification::body).toList();
        }
    }
}
