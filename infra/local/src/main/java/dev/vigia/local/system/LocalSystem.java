package dev.vigia.local.system;

import dev.vigia.local.demo.DemoModel;
import dev.vigia.local.dynamodb.DynamoDbLocal;
import dev.vigia.local.dynamodb.DynamoDbSettings;
import dev.vigia.local.loadbalancer.LoadBalancer;
import dev.vigia.local.loadbalancer.TargetGroup;
import dev.vigia.local.process.RollingLog;
import dev.vigia.local.schedule.Schedule;
import dev.vigia.local.schedule.Schedules;
import dev.vigia.local.sns.SnsEndpoint;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * The whole of Vigia on one machine: DynamoDB Local, the load balancer before a pool of the inference function, the
 * scheduled functions, an SNS endpoint, the web UI, and the demo's models with their callers. Every part is a process
 * or a server on loopback, and all of them end when this does.
 */
public final class LocalSystem implements AutoCloseable {
    private static final String TOPIC = "vigia-news";
    private static final Duration SCHEDULE_RATE = Duration.ofSeconds(5);
    private static final Duration RESTART_AFTER = Duration.ofSeconds(10);
    private static final int SECRET_BYTES = 32;

    private final Closing closing = new Closing();
    private final InstantSource clock = InstantSource.system();
    private final DataDirectory data;
    private final Installation installation;
    private final Options options;
    private final Console console;

    /**
     * How to run.
     *
     * @param apiPort the load balancer's port, 0 for any
     * @param uiPort the web UI's port
     * @param maxInstances the most processes of the inference function
     * @param concurrency the most requests that each of them is handed at once
     */
    public record Options(int apiPort, int uiPort, int maxInstances, int concurrency) {}

    private LocalSystem(DataDirectory data, Installation installation, Options options, Console console) {
        this.data = data;
        this.installation = installation;
        this.options = options;
        this.console = console;
    }

    /**
     * Starts everything, and returns when history is checked and live traffic flows.
     *
     * @throws SystemException if a part cannot be started; those that were are ended
     */
    public static LocalSystem start(DataDirectory data, Installation installation, Options options, Console console)
            throws InterruptedException {
        LocalSystem system = new LocalSystem(data, installation, options, console);
        try {
            system.startParts();
            return system;
        } catch (IOException e) {
            system.close();
            throw new SystemException(SystemException.words(e), e);
        } catch (RuntimeException | InterruptedException e) {
            system.close();
            throw e;
        }
    }

    private void startParts() throws IOException, InterruptedException {
        WebUi.requireFree(options.uiPort());
        URI uiUri = URI.create("http://127.0.0.1:" + options.uiPort());
        LoadBalancer loadBalancer = closing.add(loadBalancer());
        SnsEndpoint sns = closing.add(SnsEndpoint.start(0, clock, console::message));
        DynamoDbLocal dynamoDb = closing.add(dynamoDb());
        console.step("DynamoDB Local on " + data.path());
        Stores stores = Stores.open(LocalEnvironment.forStores(data.path(), dynamoDb.uri()));
        stores.createTables();
        Map<String, String> environment =
                LocalEnvironment.forFunctions(data.path(), dynamoDb.uri(), sns.uri(), sns.createTopic(TOPIC), uiUri);
        String loginSecret = secret();
        WebUi webUi = closing.add(WebUi.start(installation, data, environment, options.uiPort(), loginSecret));
        Functions functions = closing.add(new Functions(installation, data, environment, clock));
        loadBalancer.register(functions.inference(options.maxInstances(), options.concurrency()));
        int capacity = options.maxInstances() * options.concurrency();
        DemoTraffic demo = closing.add(new DemoTraffic(stores, data, loadBalancer.uri(), capacity, console, clock));
        demo.prepare();
        List<Schedule> schedules = functions.scheduled(SCHEDULE_RATE);
        catchUp(schedules);
        RollingLog log = closing.add(RollingLog.open(logFile("schedules"), RollingLog.DEFAULT_LIMIT));
        closing.add(Schedules.start(schedules, clock, run -> log.line(run.toString())));
        demo.begin();
        webUi.awaitReady();
        closing.add(Supervision.start(
                List.of(
                        new Supervision.Part("DynamoDB Local", dynamoDb::isRunning, dynamoDb::start),
                        new Supervision.Part("the web UI", webUi::isRunning, webUi::restart)),
                RESTART_AFTER,
                console));
        closing.add(() -> RunningSystem.remove(data.path()));
        RunningSystem running = new RunningSystem(
                ProcessHandle.current().pid(), loadBalancer.uri(), uiUri, dynamoDb.uri(), loginSecret);
        running.write(data.path());
        console.print(Welcome.text(running, demo.key(DemoModel.LATE_ARRIVAL), data.path(), clock.instant()));
    }

    private LoadBalancer loadBalancer() throws IOException {
        RollingLog log = closing.add(RollingLog.open(logFile("load-balancer"), RollingLog.DEFAULT_LIMIT));
        return LoadBalancer.start(
                options.apiPort(),
                TargetGroup.local("inference", true),
                LoadBalancer.IDLE_TIMEOUT,
                clock,
                access -> log.line(access.toString()));
    }

    private DynamoDbLocal dynamoDb() throws IOException {
        return DynamoDbLocal.start(
                DynamoDbSettings.on(data.directory("dynamodb"), installation.dynamoDbLocal(), logFile("dynamodb")));
    }

    private void catchUp(List<Schedule> schedules) throws InterruptedException {
        int[] windows = new int[1];
        new Monitors(schedules, clock).catchUp(done -> {
            synchronized (windows) {
                windows[0] += done;
            }
        });
        console.step(windows[0] + " windows profiled and checked");
    }

    private Path logFile(String name) {
        return data.directory("logs").resolve(name + ".log");
    }

    private static String secret() {
        byte[] bytes = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** Ends every part, the callers first, the database last. */
    @Override
    public void close() {
        closing.close();
    }
}
