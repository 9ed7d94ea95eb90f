package dev.vigia.local.system;

import dev.vigia.local.lambda.Function;
import dev.vigia.local.lambda.FunctionPackage;
import dev.vigia.local.lambda.FunctionPool;
import dev.vigia.local.lambda.FunctionSettings;
import dev.vigia.local.schedule.Schedule;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The deployed functions as pools of processes: the same zips, one pool for each export. */
final class Functions implements AutoCloseable {
    /** In the order in which a closed bucket is worked on; any other order works too. */
    static final List<String> SCHEDULED = List.of("profile", "integrity", "outliers", "drift");

    private static final String HANDLER = "io.quarkus.funqy.lambda.FunqyStreamHandler::handleRequest";
    private static final String HASH_KEY = "VIGIA_HASH_KEY";
    private static final int MEMORY_MB = 512;
    private static final Duration INFERENCE_TIMEOUT = Duration.ofSeconds(29);
    private static final Duration MONITOR_TIMEOUT = Duration.ofMinutes(2);
    /** Lambda's own limit is 10 s; here five functions and the web UI may start at once on two cores. */
    private static final Duration INIT_TIMEOUT = Duration.ofSeconds(40);

    private static final Duration IDLE_AFTER = Duration.ofSeconds(60);

    private final Map<String, FunctionPool> pools = new HashMap<>();
    private final Installation installation;
    private final DataDirectory data;
    private final Map<String, String> environment;
    private final InstantSource clock;

    Functions(Installation installation, DataDirectory data, Map<String, String> environment, InstantSource clock) {
        this.installation = installation;
        this.data = data;
        this.environment = environment;
        this.clock = clock;
    }

    /** Makes the inference function's pool. */
    Function inference(int maxInstances, int concurrency) throws IOException {
        return start("inference", installation.inferenceZip(), INFERENCE_TIMEOUT, maxInstances, concurrency);
    }

    /** Makes the scheduled functions' pools, of one instance each, and their schedules. */
    List<Schedule> scheduled(Duration rate) throws IOException {
        List<Schedule> schedules = new ArrayList<>();
        for (String export : SCHEDULED) {
            schedules.add(new Schedule(export, rate, start(export, installation.monitorZip(), MONITOR_TIMEOUT, 1, 1)));
        }
        return schedules;
    }

    private Function start(String export, Path zip, Duration timeout, int maxInstances, int concurrency)
            throws IOException {
        Map<String, String> variables = new HashMap<>(environment);
        variables.put("QUARKUS_FUNQY_EXPORT", export);
        if (export.equals("inference") && System.getenv(HASH_KEY) == null) {
            variables.put(HASH_KEY, SecretFile.hashKey(data.path()));
        }
        Path root = FunctionPackage.unpack(
                zip, export.equals("inference") ? export : "monitor", data.directory("functions"));
        FunctionPool pool = FunctionPool.startAhead(
                new FunctionSettings(
                        export,
                        HANDLER,
                        root,
                        installation.lambdaRuntime(),
                        variables,
                        MEMORY_MB,
                        FunctionSettings.SMALL_JVM,
                        timeout,
                        INIT_TIMEOUT,
                        0,
                        maxInstances,
                        concurrency,
                        IDLE_AFTER),
                data.path(),
                clock);
        pools.put(export, pool);
        return pool;
    }

    @Override
    public void close() {
        pools.values().forEach(FunctionPool::close);
    }
}
