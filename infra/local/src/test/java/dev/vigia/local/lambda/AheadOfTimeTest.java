package dev.vigia.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.local.lambda.InvocationResult.Answered;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Instances that start from what one before them learned, and everything that may be wrong with it. */
@Timeout(300)
class AheadOfTimeTest {
    private final List<String> said = new ArrayList<>();

    @TempDir
    Path directory;

    private Path jar;

    @BeforeEach
    void writeJar() throws IOException {
        jar = Files.writeString(directory.resolve("a.jar"), "jar");
    }

    private AheadOfTime ahead(String... options) throws IOException {
        return AheadOfTime.of("plain", List.of(jar), List.of(options), directory, said::add);
    }

    private static AheadOfTime.Learning learner(AheadOfTime ahead) {
        return (AheadOfTime.Learning) ahead.next();
    }

    private static void teach(AheadOfTime ahead) throws IOException {
        AheadOfTime.Learning learner = learner(ahead);
        Files.writeString(learner.output(), "cache");
        ahead.learned(learner);
    }

    @Test
    void oneAtATimeLearnsAndThoseAfterItStartFromThat() throws IOException {
        AheadOfTime ahead = ahead();
        AheadOfTime.Learning learner = learner(ahead);
        assertThat(ahead.options(learner).getFirst()).isEqualTo("-XX:AOTCacheOutput=" + learner.output());
        assertThat(ahead.next()).isInstanceOf(AheadOfTime.Plain.class);
        assertThat(ahead.options(new AheadOfTime.Plain())).isEmpty();
        Files.writeString(learner.output(), "cache");
        ahead.learned(learner);
        assertThat(ahead.options(ahead.next()))
                .containsExactly("-XX:AOTCache=" + ahead.cache().orElseThrow());
        assertThat(ahead().next()).isInstanceOf(AheadOfTime.Ahead.class);
    }

    @Test
    void anotherJarTimeOrOptionHasAnotherCacheAndTheOldOneGoes() throws IOException {
        AheadOfTime first = ahead("-Xmx1g");
        teach(first);
        Path cache = first.cache().orElseThrow();
        assertThat(ahead("-Xmx2g").cache()).isEmpty();
        assertThat(cache).doesNotExist();
        AheadOfTime second = ahead("-Xmx2g");
        teach(second);
        Files.setLastModifiedTime(jar, java.nio.file.attribute.FileTime.fromMillis(1));
        assertThat(ahead("-Xmx2g").cache()).isEmpty();
    }

    @Test
    void whoEndsWithoutHavingLearnedIsFollowedByAnotherButNotForEver() throws IOException {
        AheadOfTime ahead = ahead();
        learner(ahead);
        ahead.lost();
        ahead.learned(learner(ahead)); // wrote nothing
        assertThat(said).singleElement().asString().contains("no ahead-of-time cache was written");
        learner(ahead);
        ahead.lost();
        assertThat(ahead.next()).isInstanceOf(AheadOfTime.Plain.class);
    }

    @Test
    void oneFailedStartIsEnoughToGiveItUp() throws IOException {
        AheadOfTime ahead = ahead();
        teach(ahead);
        Path cache = ahead.cache().orElseThrow();
        AheadOfTime.Start start = ahead.next();
        assertThat(ahead.distrust(start, "exit code 134")).isTrue();
        assertThat(cache).doesNotExist();
        assertThat(said.getLast()).contains("exit code 134");
        assertThat(ahead.next()).isInstanceOf(AheadOfTime.Plain.class);
        assertThat(ahead.distrust(ahead.next(), "exit code 134")).isFalse();
    }

    private static void ask(FunctionPool pool) {
        assertThat(pool.invoke(Payload.of("\"echo a\""), "")).isInstanceOf(Answered.class);
    }

    private static String commandOfInstance(FunctionPool pool) {
        return ProcessHandle.of(pool.processes().getFirst())
                .flatMap(process -> process.info().commandLine())
                .orElseThrow();
    }

    @Test
    void aRealFunctionLearnsAndStartsFromThatAndABadCacheDoesNotMatter() throws IOException, InterruptedException {
        PlainFunction function = PlainFunction.in(directory);
        Path cache;
        try (var pool = function.startAhead()) {
            for (int i = 0; i < 55; i++) {
                ask(pool);
            }
            while (pool.aheadOfTimeCache().isEmpty()) { // minutes on a busy machine
                Thread.sleep(50);
            }
            cache = pool.aheadOfTimeCache().orElseThrow();
        }
        try (var pool = function.startAhead()) {
            ask(pool);
            assertThat(commandOfInstance(pool)).contains("-XX:AOTCache=" + cache);
        }
        assertThat(log()).doesNotContain("[warning]", "[error]");
        Files.writeString(cache, "no cache at all");
        try (var pool = function.startAhead()) {
            ask(pool);
        }
        // One that the JVM refuses outright.
        Files.delete(cache);
        Files.createSymbolicLink(cache, jar);
        try (var pool = function.startAhead()) {
            ask(pool);
        }
    }

    private String log() throws IOException {
        try (Stream<String> lines = Files.lines(directory.resolve("logs").resolve("plain.log"))) {
            return String.join("\n", lines.toList());
        }
    }
}
