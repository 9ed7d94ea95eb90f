package dev.vigia.local.system;

import dev.vigia.inference.LoggedRequest;
import dev.vigia.inference.NumberColumn;
import dev.vigia.local.dynamodb.DynamoDbLocal;
import dev.vigia.local.dynamodb.DynamoDbSettings;
import dev.vigia.local.loadbalancer.LoadBalancer;
import dev.vigia.local.loadbalancer.TargetGroup;
import dev.vigia.model.KeyCustody;
import dev.vigia.model.ModelDefinition;
import dev.vigia.model.ModelName;
import dev.vigia.model.ModelVersion;
import dev.vigia.model.Registration;
import dev.vigia.model.Scope;
import dev.vigia.model.Sha256;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;

/**
 * What answers inferences, as {@code up} runs it and without the rest: DynamoDB Local, the load balancer, and real
 * processes of the inference function. Its model has two versions of the features {@code a} and {@code b}: the first
 * predicts 0.5 a + 2 b, the second a - b.
 */
final class LocalApi implements AutoCloseable {
    static final ModelName MODEL = new ModelName("linear");
    private static final InstantSource CLOCK = InstantSource.system();

    private final Closing closing = new Closing();
    private final Stores stores;
    private final URI uri;
    private final String key;

    private LocalApi(Path folder, int instances, int concurrency) throws IOException {
        Installation installation = Installation.current();
        DataDirectory data = closing.add(DataDirectory.hold(folder));
        DynamoDbLocal dynamoDb = closing.add(DynamoDbLocal.start(DynamoDbSettings.on(
                data.directory("dynamodb"), installation.dynamoDbLocal(), folder.resolve("dynamodb.log"))));
        Map<String, String> environment = LocalEnvironment.forStores(folder, dynamoDb.uri());
        stores = Stores.open(environment);
        stores.createTables();
        LoadBalancer loadBalancer = closing.add(LoadBalancer.start(
                0, TargetGroup.local("inference", true), LoadBalancer.IDLE_TIMEOUT, CLOCK, access -> {}));
        Functions functions = closing.add(new Functions(installation, data, environment, CLOCK));
        loadBalancer.register(functions.inference(instances, concurrency));
        uri = loadBalancer.uri();
        register(0);
        register(1);
        makeLive(1);
        key = new KeyCustody(stores.registry(), CLOCK, new SecureRandom(), "test")
                .create(MODEL, EnumSet.allOf(Scope.class), "")
                .secret();
    }

    static LocalApi start(Path folder, int instances, int concurrency) throws IOException {
        return new LocalApi(folder, instances, concurrency);
    }

    /** What a version predicts. */
    static double predicted(int version, double a, double b) {
        return version == 1 ? 0.5 * a + 2 * b : a - b;
    }

    private void register(int output) throws IOException {
        byte[] model = Files.readAllBytes(Path.of(
                System.getProperty("vigia.home"),
                "functions/inference/src/test/resources/dev/vigia/inference/onnx/linear.onnx"));
        stores.artifacts().put(model);
        String definition = """
                {"model": "%s",
                 "schema": {"schema": 1, "features": [
                   {"name": "a", "type": "number"}, {"name": "b", "type": "number"},
                   {"name": "y", "type": "number", "role": "prediction"}]},
                 "scorer": {"kind": "onnx", "outputs": [{"prediction": "y", "tensor": "y", "index": %d}]}}
                """.formatted(MODEL, output);
        registration().register(ModelDefinition.read(definition, Sha256.hex(model)));
    }

    private Registration registration() {
        return new Registration(stores.registry(), CLOCK, "test");
    }

    void makeLive(int version) {
        registration().makeLive(new ModelVersion(MODEL, version));
    }

    URI uri() {
        return uri;
    }

    String key() {
        return key;
    }

    Stores stores() {
        return stores;
    }

    /** Every logged request, in order of id. */
    List<LoggedRequest> logged() {
        List<LoggedRequest> all = new ArrayList<>();
        Instant now = CLOCK.instant();
        stores.log().read(MODEL, now.minusSeconds(3_600), now.plusSeconds(60), all::add);
        return all;
    }

    /** A number of a request's first row. */
    static double number(LoggedRequest request, String name) {
        int column = request.rows().schema().position(name).orElseThrow();
        return ((NumberColumn) request.rows().column(column)).value(0);
    }

    @Override
    public void close() {
        closing.close();
    }
}
