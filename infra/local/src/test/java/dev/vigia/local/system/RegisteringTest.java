package dev.vigia.local.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.vigia.check.FleetEntry;
import dev.vigia.check.Health;
import dev.vigia.local.command.Commands;
import dev.vigia.local.dynamodb.DynamoDbLocal;
import dev.vigia.local.dynamodb.DynamoDbSettings;
import dev.vigia.model.ModelName;
import dev.vigia.profile.Baseline;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code vigia register} on the stores of a running system. */
class RegisteringTest {
    private static final ModelName LINEAR = new ModelName("linear");
    private static final String DEFINITION = """
            {"model": "linear",
             "schema": {"schema": 1, "features": [
               {"name": "a", "type": "number"}, {"name": "b", "type": "number"},
               {"name": "y", "type": "number", "role": "prediction"}]},
             "scorer": {"kind": "onnx", "outputs": [{"prediction": "y", "tensor": "y", "index": 0}]}}""";

    private static final Path MODEL = Path.of(
            System.getProperty("vigia.home"),
            "functions/inference/src/test/resources/dev/vigia/inference/onnx/linear.onnx");

    @TempDir
    private Path data;

    private DynamoDbLocal dynamoDb;
    private Stores stores;

    @BeforeEach
    void runs() throws IOException {
        dynamoDb = DynamoDbLocal.start(DynamoDbSettings.on(
                Files.createDirectories(data.resolve("dynamodb")),
                Installation.current().dynamoDbLocal(),
                data.resolve("dynamodb.log")));
        stores = Stores.open(LocalEnvironment.forStores(data, dynamoDb.uri()));
        stores.createTables();
        URI nowhere = URI.create("http://127.0.0.1:9");
        new RunningSystem(ProcessHandle.current().pid(), nowhere, nowhere, dynamoDb.uri(), "secret").write(data);
    }

    @AfterEach
    void ends() {
        dynamoDb.close();
    }

    private Path file(String name, String content) throws IOException {
        return Files.writeString(data.resolve(name), content);
    }

    private static String rows(String header) {
        return IntStream.range(0, 200)
                .mapToObj(row -> row + "," + row % 7 + "," + row * 0.5)
                .collect(Collectors.joining("\n", header + "\n", "\n"));
    }

    private int register(Path definition, Path onnx, Path baseline) {
        return Commands.run(
                "register",
                definition.toString(),
                "--onnx",
                onnx.toString(),
                "--baseline",
                baseline.toString(),
                "--data",
                data.toString());
    }

    @Test
    void aNewModelIsLiveHasItsBaselineAndStandsInTheListOfModels() throws IOException {
        Path definition = file("linear.json", DEFINITION);
        Path baseline = file("rows.csv", rows("a,b,y"));
        assertThat(register(definition, MODEL, baseline)).isZero();
        assertThat(stores.reports().fleet())
                .extracting(FleetEntry::model, FleetEntry::version, FleetEntry::health)
                .containsExactly(tuple(LINEAR, 1, Health.UNKNOWN));
        assertThat(register(definition, MODEL, baseline)).isZero();
        assertThat(stores.registry().model(LINEAR).orElseThrow().live()).isEqualTo(2);
        assertThat(stores.registry().versions(LINEAR)).hasSize(2).allSatisfy(version -> {
            String id = stores.registry()
                    .model(LINEAR)
                    .flatMap(model -> model.baseline(version.id().number(), Instant.now()))
                    .orElseThrow();
            byte[] packed = stores.registry().baseline(LINEAR, id).orElseThrow();
            Baseline kept = Baseline.unpack(
                    packed,
                    stores.registry().schema(LINEAR, version.schemaHash()).orElseThrow());
            assertThat(kept.version()).isEqualTo(version.id());
            assertThat(kept.rows()).isEqualTo(200);
        });
        assertThat(stores.reports().fleet()).hasSize(1);
    }

    @Test
    void whatDoesNotFitLeavesNothingBehind() throws IOException {
        Path definition = file("linear.json", DEFINITION);
        Path baseline = file("rows.csv", rows("a,b,y"));
        Path other = file("other.json", DEFINITION.replace("\"tensor\": \"y\"", "\"tensor\": \"z\""));
        List<Integer> codes = List.of(
                register(definition, baseline, baseline),
                register(other, MODEL, baseline),
                register(definition, MODEL, file("short.csv", rows("a,c,y"))),
                register(definition, MODEL, file("none.csv", "a,b,y\n")));
        assertThat(codes).containsOnly(2);
        assertThat(stores.registry().versions(LINEAR)).isEmpty();
        assertThat(stores.registry().model(LINEAR)).isEmpty();
        assertThat(stores.reports().fleet()).isEmpty();
        assertThat(data.resolve("artifacts"))
                .satisfiesAnyOf(
                        none -> assertThat(none).doesNotExist(),
                        empty -> assertThat(empty).isEmptyDirectory());
    }
}
