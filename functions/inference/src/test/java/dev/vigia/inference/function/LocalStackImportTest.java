package dev.vigia.inference.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vigia.aws.AwsPorts;
import dev.vigia.aws.Environment;
import dev.vigia.aws.LocalStackServer;
import dev.vigia.aws.Patience;
import dev.vigia.inference.LoggedRequest;
import dev.vigia.inference.Status;
import dev.vigia.model.Model;
import dev.vigia.model.ModelVersion;
import dev.vigia.model.Preprocessing;
import dev.vigia.model.RegisteredVersion;
import dev.vigia.model.SchemaJson;
import dev.vigia.model.ScorerSpec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * EventBridge's event of a new file, through the export as it is wired, over the protocols of S3 and DynamoDB: Maven
 * profile {@code localstack}.
 */
class LocalStackImportTest {
    private static final ModelVersion VERSION = new ModelVersion(World.FLIGHTS, 1);
    private static final String KEY = "captured/Flights/AllTraffic/2026/11/23/11/03-12 001+a=b.jsonl";

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private final Map<String, String> variables = LocalStackServer.shared().variables();
    private final String bucket = LocalStackServer.bucket(variables);
    private final AwsPorts stores = AwsPorts.open(Environment.of(variables), InstantSource.system(), Patience.OF_JOBS);
    private final ImportFunction function = new ImportFunction(Wiring.imports(variables));

    @TempDir
    private Path directory;

    @BeforeEach
    void register() {
        stores.registry().create(Model.of(World.FLIGHTS));
        stores.registry()
                .register(
                        new RegisteredVersion(
                                VERSION, SchemaJson.hash(World.SCHEMA), new ScorerSpec.None(), Preprocessing.NONE, now),
                        World.SCHEMA);
    }

    private String record(int i) {
        return """
                {"captureData":{"endpointInput":{"observedContentType":"text/csv","mode":"INPUT","data":"%d,ORD,true,17",\
                "encoding":"CSV"},"endpointOutput":{"observedContentType":"text/csv","mode":"OUTPUT","data":"2",\
                "encoding":"CSV"}},"eventMetadata":{"eventId":"e-%1$d","inferenceTime":"%s"},"eventVersion":"0"}""".formatted(i, now.minusSeconds(600).plusMillis(i));
    }

    private String records(int from, int to) {
        List<String> lines = new ArrayList<>();
        for (int i = from; i < to; i++) {
            lines.add(record(i));
        }
        return String.join("\n", lines);
    }

    private Imported imported(String key, byte[] content) throws IOException {
        LocalStackServer.shared().put(variables, key, Files.write(directory.resolve("object"), content));
        return function.imported(created(key));
    }

    /** What EventBridge sends, read as Funqy reads it. */
    private ObjectCreated created(String key) throws IOException {
        String event = """
                {"version": "0", "id": "17793124-05d4-b198-2fde-7ededc63b103", "detail-type": "Object Created",
                 "source": "aws.s3", "account": "111122223333", "time": "2026-11-12T00:00:00Z", "region": "us-east-1",
                 "resources": ["arn:aws:s3:::%1$s"],
                 "detail": {"version": "0", "bucket": {"name": "%1$s"},
                  "object": {"key": "%2$s", "size": 5, "etag": "b1946ac92492d2347c6235b4d2611184", "sequencer": "617f08299329d189"},
                  "request-id": "N4N7GDK58NMKJ12R", "requester": "123456789012", "source-ip-address": "1.2.3.4",
                  "reason": "PutObject"}}
                """.formatted(bucket, key);
        return new ObjectMapper()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .readValue(event, ObjectCreated.class);
    }

    private List<LoggedRequest> logged() {
        List<LoggedRequest> requests = new ArrayList<>();
        stores.log().read(World.FLIGHTS, now.minusSeconds(3600), now.plusSeconds(3600), requests::add);
        return requests;
    }

    @Test
    void aFilesRecordsAreLoggedOnceHoweverOftenTheEventComes() throws IOException {
        byte[] content = (records(0, 3) + "\n{\n\n" + record(3)).getBytes(StandardCharsets.UTF_8);

        assertThat(imported(KEY, content)).isEqualTo(new Imported("flights", 4, 0, 1));
        assertThat(function.imported(created(KEY))).isEqualTo(new Imported("flights", 0, 4, 1));
        assertThat(imported(KEY.replace("b.jsonl", "c.jsonl"), records(2, 6).getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(new Imported("flights", 2, 2, 0));
        assertThat(logged())
                .hasSize(6)
                .allSatisfy(request -> assertThat(request.status()).isEqualTo(Status.CAPTURED));
        assertThat(logged().stream()
                        .map(request -> String.valueOf(request.caller()))
                        .collect(Collectors.toSet()))
                .isEqualTo(Set.of("e-0", "e-1", "e-2", "e-3", "e-4", "e-5"));
    }

    @Test
    void eventsThatComeTogetherLogEachRecordOnce() throws Exception {
        imported(KEY, "\n".getBytes(StandardCharsets.UTF_8));
        LocalStackServer.shared().put(variables, KEY, Files.writeString(directory.resolve("object"), records(0, 40)));
        ObjectCreated event = created(KEY);
        List<Imported> answers = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            threads.add(Thread.ofVirtual().start(() -> {
                Imported answer = function.imported(event);
                synchronized (answers) {
                    answers.add(answer);
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(answers).hasSize(3);
        assertThat(answers.stream().mapToLong(Imported::taken).sum()).isEqualTo(40);
        assertThat(answers.stream().mapToLong(Imported::known).sum()).isEqualTo(80);
        assertThat(logged()).hasSize(40);
    }

    @Test
    void whatIsNoDataCaptureFileFailsAndLogsNothing() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(records(0, 50).getBytes(StandardCharsets.UTF_8));
        }
        assertThatThrownBy(() -> imported(KEY, packed.toByteArray()))
                .hasMessageContaining("records of object " + KEY + " could be taken in");
        assertThat(logged()).isEmpty();
    }

    @Test
    void anObjectThatIsGoneFailsSoThatItIsSeen() throws IOException {
        ObjectCreated event = created(KEY);
        assertThatThrownBy(() -> function.imported(event)).hasMessageContaining("there is no object " + KEY);
    }

    /** 96 MB, of which no more than a line is to be held. */
    @Test
    void aLargeFileIsReadAsItComes() throws IOException {
        Path large = directory.resolve("large");
        byte[] blank = new byte[1 << 20];
        Arrays.fill(blank, (byte) ' ');
        blank[blank.length - 1] = '\n';
        try (OutputStream out = Files.newOutputStream(large)) {
            for (int i = 0; i < 96; i++) {
                out.write(blank);
                if (i % 32 == 0) {
                    out.write((record(i) + "\n").getBytes(StandardCharsets.UTF_8));
                }
            }
        }
        LocalStackServer.shared().put(variables, KEY, large);
        System.gc();
        List<MemoryPoolMXBean> pools = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool ->
                        pool.getType() == MemoryType.HEAP && pool.getName().matches(".*(Old|Tenured) Gen"))
                .toList();
        assertThat(pools).isNotEmpty();
        long before =
                pools.stream().mapToLong(pool -> pool.getUsage().getUsed()).sum();
        pools.forEach(MemoryPoolMXBean::resetPeakUsage);

        assertThat(function.imported(created(KEY))).isEqualTo(new Imported("flights", 3, 0, 0));

        long peak =
                pools.stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
        assertThat(peak - before).isLessThan(Files.size(large) / 2);
    }
}
