package dev.vigia.local.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vigia.local.lambda.InvocationResult.Answered;
import dev.vigia.local.lambda.InvocationResult.Crashed;
import dev.vigia.local.lambda.InvocationResult.Failed;
import dev.vigia.local.lambda.InvocationResult.InitFailed;
import dev.vigia.local.lambda.InvocationResult.Refused;
import dev.vigia.local.lambda.InvocationResult.TimedOut;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real processes of a plain handler, under Lambda's own runtime client. */
@Timeout(60)
class FunctionPoolTest {
    @TempDir
    Path directory;

    @Test
    void answersThroughTheRuntimeClient() throws IOException {
        try (var pool = PlainFunction.in(directory).start()) {
            assertThat(text(pool, "echo é✓")).isEqualTo("\"echo é✓\"");
            assertThat(text(pool, "context"))
                    .startsWith("\"plain arn:aws:lambda:us-east-1:000000000000:function:plain ");
            assertThat(text(pool, "environment AWS_LAMBDA_FUNCTION_MEMORY_SIZE"))
                    .isEqualTo("\"128\"");
            assertThat(text(pool, "environment HOME")).isEqualTo("\"null\"");
            assertThat(pool.statistics().started()).isEqualTo(1);
        }
    }

    @Test
    void saysWhatTheFunctionThrewAndKeepsTheInstance() throws IOException {
        try (var pool = PlainFunction.in(directory).start()) {
            String before = text(pool, "pid");
            assertThat(invoke(pool, "throw boo")).isInstanceOfSatisfying(Failed.class, failed -> {
                assertThat(failed.errorType()).isEqualTo("java.lang.IllegalStateException");
                assertThat(failed.payload().text()).contains("\"errorMessage\":\"boo\"");
            });
            assertThat(text(pool, "pid")).isEqualTo(before);
        }
    }

    @Test
    void replacesAnInstanceThatExits() throws IOException {
        try (var pool = PlainFunction.in(directory).start()) {
            String before = text(pool, "pid");
            assertThat(invoke(pool, "exit 3")).isEqualTo(new Crashed("the instance ended with exit code 3"));
            assertThat(text(pool, "pid")).isNotEqualTo(before);
            assertThat(pool.statistics().died()).isEqualTo(1);
        }
    }

    @Test
    void endsAnInstanceThatOverrunsItsTimeout() throws IOException {
        Duration timeout = Duration.ofMillis(1_500);
        try (var pool = PlainFunction.in(directory).timeout(timeout).start()) {
            String before = text(pool, "pid");
            assertThat(invoke(pool, "spin")).isEqualTo(new TimedOut(timeout));
            assertThat(text(pool, "pid")).isNotEqualTo(before);
            assertThat(ProcessHandle.of(Long.parseLong(before)).map(ProcessHandle::isAlive))
                    .isNotEqualTo(Optional.of(true));
        }
    }

    @Test
    void refusesAtOnceWhenTheMostInstancesAreBusy() throws IOException {
        try (var pool = PlainFunction.in(directory).start()) {
            text(pool, "echo warm");
            var busy = CompletableFuture.supplyAsync(() -> invoke(pool, "sleep 1000"));
            eventually(() -> pool.statistics().idle() == 0);
            long start = System.nanoTime();
            assertThat(invoke(pool, "echo no")).isEqualTo(new Refused("all 1 instances are busy"));
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(300));
            assertThat(busy.join()).isInstanceOf(Answered.class);
            assertThat(text(pool, "echo yes")).isEqualTo("\"echo yes\"");
        }
    }

    @Test
    void oneInstanceIsEnoughForOneCallerAfterAnother() throws IOException {
        try (var pool = PlainFunction.in(directory).start()) {
            for (int i = 0; i < 200; i++) {
                assertThat(text(pool, "echo " + i)).isEqualTo("\"echo " + i + "\"");
            }
            assertThat(pool.statistics().refused()).isZero();
            assertThat(pool.statistics().started()).isEqualTo(1);
        }
    }

    @Test
    void handsOneInstanceSeveralEventsAtOnce() throws IOException {
        try (var pool = PlainFunction.in(directory).concurrency(4).start()) {
            text(pool, "echo warm");
            long start = System.nanoTime();
            assertThat(together(pool, 4, "sleep 1500")).allMatch(Answered.class::isInstance);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
            assertThat(pool.statistics().started()).isEqualTo(1);
            assertThat(pool.statistics().idle()).isEqualTo(1);
        }
    }

    @Test
    void refusesMoreEventsThanItsInstancesMayHaveAtOnce() throws IOException {
        try (var pool = PlainFunction.in(directory).concurrency(3).start()) {
            text(pool, "echo warm");
            List<InvocationResult> results = together(pool, 5, "sleep 1000");
            assertThat(results.stream().filter(Answered.class::isInstance)).hasSize(3);
            assertThat(results.stream().filter(Refused.class::isInstance)).hasSize(2);
            assertThat(text(pool, "echo then")).isEqualTo("\"echo then\"");
            assertThat(pool.statistics().started()).isEqualTo(1);
        }
    }

    @Test
    void oneStartServesAllThatWaitForIt() throws IOException {
        try (var pool =
                PlainFunction.in(directory).instances(0, 2).concurrency(4).start()) {
            assertThat(together(pool, 8, "sleep 300")).allMatch(Answered.class::isInstance);
            assertThat(pool.statistics().started()).isEqualTo(2);
        }
    }

    @Test
    void growsWhileAllAreBusyAndShrinksToTheLeast() throws IOException {
        var now = new AtomicReference<>(Instant.parse("2026-11-23T12:00:00Z"));
        try (var pool = PlainFunction.in(directory).instances(1, 4).start(now::get)) {
            List<InvocationResult> results = together(pool, 4, "sleep 400");
            assertThat(results).allMatch(Answered.class::isInstance);
            assertThat(pool.statistics().instances()).isEqualTo(4);
            now.updateAndGet(time -> time.plusSeconds(61));
            eventually(() -> pool.statistics().instances() == 1);
            assertThat(pool.statistics().died()).isZero();
            assertThat(text(pool, "echo still")).isEqualTo("\"echo still\"");
        }
    }

    @Test
    void shrinksToZeroWhereAllowed() throws IOException {
        var now = new AtomicReference<>(Instant.parse("2026-11-23T12:00:00Z"));
        try (var pool = PlainFunction.in(directory).start(now::get)) {
            text(pool, "echo first");
            now.updateAndGet(time -> time.plusSeconds(61));
            eventually(() -> pool.processes().isEmpty());
            assertThat(text(pool, "echo again")).isEqualTo("\"echo again\"");
        }
    }

    @Test
    void keepsTheLeastNumberReadyWithoutBeingAsked() throws IOException {
        try (var pool = PlainFunction.in(directory).instances(1, 1).start()) {
            eventually(() -> pool.statistics().idle() == 1);
            long first = pool.processes().getFirst();
            ProcessHandle.of(first).orElseThrow().destroyForcibly();
            eventually(() -> pool.statistics().idle() == 1 && !pool.processes().contains(first));
        }
    }

    @Test
    void saysWhyTheFunctionCannotBeLoaded() throws IOException {
        var broken = PlainFunction.in(directory).init("throw", FunctionSettings.INIT_TIMEOUT);
        try (var pool = broken.start()) {
            assertThat(invoke(pool, "echo x"))
                    .isInstanceOfSatisfying(
                            InitFailed.class,
                            failed -> assertThat(failed.reason()).contains("could not be loaded"));
            assertThat(pool.statistics().starting()).isZero();
            eventually(() -> pool.processes().isEmpty());
        }
    }

    @Test
    void givesUpOnAStartThatTakesTooLong() throws IOException {
        var slow = PlainFunction.in(directory).init("sleep 20000", Duration.ofMillis(800));
        try (var pool = slow.start()) {
            assertThat(invoke(pool, "echo x")).isEqualTo(new InitFailed("the instance was not ready within 800 ms"));
            eventually(() -> pool.statistics().instances() == 0);
        }
    }

    @Test
    void anAnswerBeyondSixMegabytesIsAnErrorOfTheFunction() throws IOException {
        try (var pool = PlainFunction.in(directory).start()) {
            assertThat(invoke(pool, "huge 6291554")).isInstanceOf(Answered.class);
            assertThat(invoke(pool, "huge 6291555"))
                    .isInstanceOfSatisfying(
                            Failed.class,
                            failed -> assertThat(failed.errorType()).isEqualTo("Function.ResponseSizeTooLarge"));
            assertThat(text(pool, "echo on")).isEqualTo("\"echo on\"");
        }
    }

    @Test
    void anInstanceKilledWhileIdleIsNotNoticedByTheNextCaller() throws IOException {
        try (var pool = PlainFunction.in(directory).start()) {
            text(pool, "echo warm");
            ProcessHandle.of(pool.processes().getFirst()).orElseThrow().destroyForcibly();
            eventually(() -> pool.processes().isEmpty());
            assertThat(text(pool, "echo next")).isEqualTo("\"echo next\"");
        }
    }

    @Test
    void keepsWhatTheFunctionPrints() throws IOException {
        try (var pool = PlainFunction.in(directory).start()) {
            text(pool, "print a line");
        }
        // Nor does the end of an instance leave an error there.
        assertThat(Files.readString(directory.resolve("logs/plain.log"), UTF_8)).isEqualTo("a line\n");
    }

    @Test
    void leavesNoProcessBehindWhenClosed() throws IOException {
        List<Long> processes;
        try (var pool = PlainFunction.in(directory).instances(0, 2).start()) {
            together(pool, 2, "sleep 300");
            processes = pool.processes();
            assertThat(processes).hasSize(2);
        }
        assertThat(processes).noneMatch(pid -> ProcessHandle.of(pid).isPresent());
    }

    @Test
    void refusesEveryoneOnceClosed() throws IOException {
        var pool = PlainFunction.in(directory).start();
        pool.close();
        assertThat(invoke(pool, "echo late")).isEqualTo(new Refused("the function is shut down"));
    }

    @Test
    void settingsSayWhichValueIsWrong() throws IOException {
        var plain = PlainFunction.in(directory);
        assertThatThrownBy(() -> plain.instances(3, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("maxInstances is 2; expected at least 3");
    }

    static InvocationResult invoke(Function pool, String what) {
        return pool.invoke(Payload.of("\"" + what + "\""), "Root=1-67891233-abcdef012345678912345678");
    }

    static String text(Function pool, String what) {
        InvocationResult result = invoke(pool, what);
        assertThat(result).as(result.summary()).isInstanceOf(Answered.class);
        return ((Answered) result).payload().text();
    }

    private static List<InvocationResult> together(FunctionPool pool, int callers, String what) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<InvocationResult>> calls = new ArrayList<>();
            for (int i = 0; i < callers; i++) {
                calls.add(CompletableFuture.supplyAsync(() -> invoke(pool, what), threads));
            }
            return calls.stream().map(CompletableFuture::join).toList();
        }
    }

    static void eventually(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited 20 s").isLessThan(deadline);
            try {
                Thread.sleep(10);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
