package dev.vigia.local.command;

import dev.vigia.local.system.Console;
import dev.vigia.local.system.DataDirectory;
import dev.vigia.local.system.Installation;
import dev.vigia.local.system.LocalSystem;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(name = "up", description = "Run the whole system on this machine, with two demo models.")
final class UpCommand implements Callable<Integer> {
    private static final int HIGHEST_PORT = 65_535;

    @Mixin
    private final DataOption data = new DataOption();

    @Option(names = "--port", defaultValue = "7070", description = "The load balancer's port (${DEFAULT-VALUE}).")
    private int port;

    @Option(names = "--ui-port", defaultValue = "7071", description = "The web UI's port (${DEFAULT-VALUE}).")
    private int uiPort;

    @Option(
            names = "--max-instances",
            defaultValue = "4",
            description = "The most processes of the inference function (${DEFAULT-VALUE}).")
    private int maxInstances;

    @Option(
            names = "--concurrency",
            paramLabel = "N",
            defaultValue = "1",
            description =
                    "The most requests that one process is handed at once (${DEFAULT-VALUE}, as on Lambda; more, as on"
                            + " Lambda Managed Instances).")
    private int concurrency;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        require(port >= 1 && port <= HIGHEST_PORT, "--port " + port + ": expected 1 to 65535");
        require(uiPort >= 1 && uiPort <= HIGHEST_PORT, "--ui-port " + uiPort + ": expected 1 to 65535");
        require(maxInstances >= 1 && maxInstances <= 64, "--max-instances " + maxInstances + ": expected 1 to 64");
        require(concurrency >= 1 && concurrency <= 64, "--concurrency " + concurrency + ": expected 1 to 64");
        Thread main = Thread.currentThread();
        CountDownLatch ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            main.interrupt();
            await(ended);
        }));
        try (DataDirectory directory = DataDirectory.hold(data.path())) {
            run(directory);
        } catch (InterruptedException asked) {
            // Ctrl-C: every part has ended in order.
        } finally {
            ended.countDown();
        }
        return 0;
    }

    private void run(DataDirectory directory) throws InterruptedException {
        LocalSystem system = LocalSystem.start(
                directory,
                Installation.current(),
                new LocalSystem.Options(port, uiPort, maxInstances, concurrency),
                new Console(spec.commandLine().getOut()));
        try {
            new CountDownLatch(1).await();
        } finally {
            system.close();
        }
    }

    private void require(boolean holds, String message) {
        if (!holds) {
            throw new ParameterException(spec.commandLine(), message);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
