package dev.vigia.local.lambda;

import dev.vigia.local.process.ChildProcess;
import dev.vigia.local.process.Java;
import dev.vigia.local.process.RollingLog;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** One function process: an execution environment in Lambda's words. */
final class Instance {
    /** What every instance of a function is started from. */
    record Origin(
            FunctionSettings settings,
            RuntimeApi api,
            RuntimeClient client,
            List<Path> classPath,
            AheadOfTime ahead,
            RollingLog log,
            InstantSource clock) {}

    /** After so many events an instance has met what others will. */
    private static final int ENOUGH = 50;

    private static final int SIGNALLED = 128;
    private static final int TERMINATED = SIGNALLED + 15;

    /** Writing what was learned takes two to five seconds, and minutes on a machine that is busy with ten things more. */
    private static final Duration WRITING = Duration.ofMinutes(5);

    private final Origin origin;
    private final AheadOfTime.Start startedAs;
    private final RuntimeApi.Endpoint endpoint;
    private final ChildProcess process;
    private final AtomicInteger invoked = new AtomicInteger();
    /** Whether it was told to end and to write what it learned. */
    private volatile boolean retired;

    private volatile Instant idleSince;
    /** How many events it has been granted to; guarded by who grants. */
    private int leases;

    private Instance(Origin origin, AheadOfTime.Start startedAs, RuntimeApi.Endpoint endpoint, ChildProcess process) {
        this.origin = origin;
        this.startedAs = startedAs;
        this.endpoint = endpoint;
        this.process = process;
        this.idleSince = origin.clock().instant();
        process.onExit(code -> {
            endpoint.session().end("the instance ended with exit code " + code);
            endpoint.session().leave();
            if (startedAs instanceof AheadOfTime.Learning learner) {
                handOver(learner, code);
            }
            // Not on the JDK's thread that awaits the exits of processes: closing a port takes a while.
            Thread.startVirtualThread(() -> origin.api().close(endpoint));
        });
    }

    /** Starts a process; see {@link #ready()} for when it can be used. */
    static Instance launch(Origin origin) throws IOException {
        RuntimeApi.Endpoint endpoint = origin.api().open();
        FunctionSettings settings = origin.settings();
        AheadOfTime.Start start = origin.ahead().next();
        try {
            List<String> options = new ArrayList<>(settings.jvmOptions());
            options.add(origin.client().option());
            options.addAll(origin.ahead().options(start));
            var arguments = Java.attached(options, origin.classPath(), RuntimeClient.MAIN, List.of(settings.handler()));
            var command = new ChildProcess.Command(
                    settings.name(),
                    arguments,
                    environment(settings, endpoint),
                    settings.taskRoot(),
                    origin.log()::line);
            return new Instance(origin, start, endpoint, ChildProcess.start(command));
        } catch (IOException e) {
            if (start instanceof AheadOfTime.Learning) {
                origin.ahead().lost();
            }
            endpoint.session().end("the instance could not be started");
            origin.api().close(endpoint);
            throw e;
        }
    }

    /** Completes when it takes events, or with the reason why it never will. */
    CompletableFuture<Optional<String>> ready() {
        return endpoint.session().ready();
    }

    /** Invokes the function here; empty if the process ended without having taken the event. */
    Optional<InvocationResult> invoke(Payload event, String traceId) {
        Duration timeout = origin.settings().timeout();
        invoked.incrementAndGet();
        var delivery = endpoint.session().submit(event, traceId, origin.clock().instant(), timeout);
        try {
            return delivery.answer().get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            // As on Lambda, an instance whose function overran is not used again.
            kill("the instance was ended because its function overran");
            return Optional.of(new InvocationResult.TimedOut(timeout));
        } catch (ExecutionException e) {
            throw new IllegalStateException("an answer completes without exceptions", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            kill("the instance was ended because its caller was");
            return Optional.of(new InvocationResult.Crashed("interrupted"));
        }
    }

    /** Whether it can take no more events. */
    boolean isOver() {
        return endpoint.session().isOver();
    }

    /** Whether it may be handed one more event. */
    boolean hasRoom() {
        return leases < origin.settings().concurrency();
    }

    boolean isIdle() {
        return leases == 0;
    }

    void take() {
        leases++;
    }

    void giveBack() {
        leases--;
    }

    Instant idleSince() {
        return idleSince;
    }

    void idleSince(Instant since) {
        idleSince = since;
    }

    long pid() {
        return process.pid();
    }

    void onExit(Runnable callback) {
        process.onExit(code -> callback.run());
    }

    /** Ends it at once. */
    void kill(String reason) {
        endpoint.session().end(reason);
        process.kill();
    }

    /** What it was started as. */
    AheadOfTime.Start startedAs() {
        return startedAs;
    }

    /** Whether others may start from what this one learned. */
    boolean hasLearned() {
        return startedAs instanceof AheadOfTime.Learning && invoked.get() >= ENOUGH;
    }

    /** Ends it, letting shutdown hooks run, and it write what it learned. */
    void retire(Duration grace) {
        retired = true;
        stop(startedAs instanceof AheadOfTime.Learning ? WRITING : grace);
    }

    /** Ends it, letting shutdown hooks run. */
    void stop(Duration grace) {
        endpoint.session().end("the instance was stopped");
        process.stop(grace);
    }

    /** What is left by one that was killed may be half of it. */
    private void handOver(AheadOfTime.Learning learner, int code) {
        if (retired && (code == TERMINATED || code < SIGNALLED)) {
            origin.ahead().learned(learner);
        } else {
            origin.ahead().lost();
        }
    }

    private static Map<String, String> environment(FunctionSettings settings, RuntimeApi.Endpoint endpoint) {
        Map<String, String> variables = new HashMap<>();
        variables.put("PATH", "/usr/local/bin:/usr/bin:/bin");
        variables.put("LANG", "C.UTF-8");
        variables.put("TZ", ":UTC");
        variables.put("AWS_REGION", "us-east-1");
        variables.put("AWS_DEFAULT_REGION", "us-east-1");
        variables.put("AWS_ACCESS_KEY_ID", "local");
        variables.put("AWS_SECRET_ACCESS_KEY", "local");
        variables.putAll(settings.environment());
        variables.put("AWS_EXECUTION_ENV", "AWS_Lambda_java25");
        variables.put("AWS_LAMBDA_FUNCTION_NAME", settings.name());
        variables.put("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST");
        variables.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(settings.memoryMb()));
        variables.put("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand");
        variables.put("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/" + settings.name());
        variables.put(
                "AWS_LAMBDA_LOG_STREAM_NAME", Integer.toString(endpoint.uri().getPort()));
        variables.put("AWS_LAMBDA_RUNTIME_API", endpoint.uri().getAuthority());
        if (settings.concurrency() > 1) {
            variables.put("AWS_LAMBDA_MAX_CONCURRENCY", Integer.toString(settings.concurrency()));
        }
        variables.put("LAMBDA_TASK_ROOT", settings.taskRoot().toString());
        variables.put("LAMBDA_RUNTIME_DIR", settings.runtime().toString());
        variables.put("_HANDLER", settings.handler());
        return variables;
    }
}
