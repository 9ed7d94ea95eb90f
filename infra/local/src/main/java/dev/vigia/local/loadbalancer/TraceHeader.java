package dev.vigia.local.loadbalancer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The {@code X-Amzn-Trace-Id} header, made or updated as the load balancer's guide says under "Request tracing". */
final class TraceHeader {
    private TraceHeader() {}

    /**
     * The value to forward.
     *
     * @param received the client's value, if it sent one
     */
    static String forward(@Nullable String received, Instant now, RandomGenerator random) {
        String id = "1-%08x-%016x%08x".formatted(now.getEpochSecond(), random.nextLong(), random.nextInt());
        if (received == null || received.isBlank()) {
            return "Root=" + id;
        }
        List<String> fields = new ArrayList<>();
        boolean root = false;
        for (String field : received.split(";")) {
            String name = field.strip().toLowerCase(Locale.ROOT);
            root |= name.startsWith("root=");
            if (!name.startsWith("self=") && !name.isEmpty()) {
                fields.add(field.strip());
            }
        }
        fields.addFirst((root ? "Self=" : "Root=") + id);
        return String.join(";", fields);
    }
}
