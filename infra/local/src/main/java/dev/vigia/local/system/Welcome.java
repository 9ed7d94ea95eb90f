package dev.vigia.local.system;

import dev.vigia.local.demo.DemoModel;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;

/** What a person is told once the system runs. */
final class Welcome {
    private Welcome() {}

    static String text(RunningSystem running, String key, Path data, Instant now) {
        return """

                Vigia runs. Everything listens on loopback only.

                  web UI   %s   (this link works once; 'vigia login' makes another)
                  API      %s
                  key      %s   (model %s)
                  data     %s

                Ask the model:

                  %s

                Then break something, watch the page, and mend it:

                  ./vigia demo break units        (or nulls, new-airport, outliers, correlation, silence)
                  ./vigia status
                  ./vigia demo mend

                Notifications appear below. Ctrl-C stops it all.
                """.formatted(
                        LoginLink.mint(running, now),
                        running.api(),
                        key,
                        DemoModel.LATE_ARRIVAL.model(),
                        data,
                        curl(running.api(), key));
    }

    private static String curl(URI api, String key) {
        return "curl -i " + api + "/v1/models/" + DemoModel.LATE_ARRIVAL.model() + ":predict -H 'Authorization: Bearer "
                + key
                + "' -H 'Content-Type: application/json' -d '{\"instances\": [{\"distance\": 813, \"departureHour\": 17,"
                + " \"weekday\": \"Fri\", \"origin\": \"ORD\", \"destination\": \"ATL\"}]}'";
    }
}
