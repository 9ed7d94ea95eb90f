package dev.vigia.benchmarks.inference;

import dev.vigia.aws.AwsClients;
import dev.vigia.aws.AwsPorts;
import dev.vigia.aws.Environment;
import dev.vigia.aws.Patience;
import dev.vigia.local.dynamodb.DynamoDbLocal;
import dev.vigia.local.dynamodb.DynamoDbSettings;
import dev.vigia.local.lambda.FunctionPackage;
import dev.vigia.local.lambda.FunctionPool;
import dev.vigia.local.lambda.FunctionSettings;
import dev.vigia.local.lambda.InvocationResult;
import dev.vigia.local.lambda.Payload;
import dev.vigia.local.system.Installation;
import dev.vigia.local.system.LocalEnvironment;
import dev.vigia.model.KeyCustody;
import dev.vigia.model.ModelDefinition;
import dev.vigia.model.ModelName;
import dev.vigia.model.Registration;
import dev.vigia.model.Scope;
import dev.vigia.model.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The inference function's zip before DynamoDB Local, with a small ONNX model and a key, started again and again. */
final class StartedFunction implements AutoCloseable {
    private static final ModelName MODEL = new ModelName("linear");
    private static final InstantSource CLOCK = InstantSource.system();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration WRITING = Duration.ofMinutes(5);
    private static final int LESSONS = 60;

    /** Starts a pool. */
    interface Starter {
        FunctionPool start(FunctionSettings settings, Path directory, InstantSource clock) throws IOException;
    }

    private final Path directory;
    private final DynamoDbLocal dynamoDb;
    private final Map<String, String> environment;
    private final Path root;
    private final Payload call;
    private final List<FunctionPool> pools = new ArrayList<>();

    private StartedFunction(Path directory, DynamoDbLocal dynamoDb) throws IOException {
        this.directory = directory;
        this.dynamoDb = dynamoDb;
        environment = LocalEnvironment.forStores(directory, dynamoDb.uri());
        Environment stores = Environment.of(environment);
        stores.tables().create(new AwsClients(stores, Patience.OF_JOBS).dynamoDb());
        root = FunctionPackage.unpack(Installation.current().inferenceZip(), "inference", directory);
        call = call(register(AwsPorts.open(stores, CLOCK, Patience.OF_JOBS)));
    }

    static StartedFunction open() throws IOException {
        Path directory = Files.createTempDirectory("vigia-bench");
        DynamoDbLocal dynamoDb = DynamoDbLocal.start(DynamoDbSettings.on(
                Files.createDirectories(directory.resolve("dynamodb")),
                Installation.current().dynamoDbLocal(),
                directory.resolve("dynamodb.log")));
        return new StartedFunction(directory, dynamoDb);
    }

    /** Registers the model, and returns a key's secret. */
    private static String register(AwsPorts ports) throws IOException {
        byte[] model = Files.readAllBytes(Installation.current()
                .home()
                .resolve("functions/inference/src/test/resources/dev/vigia/inference/onnx/linear.onnx"));
        ports.artifacts().put(model);
        String definition = """
                {"model": "%s",
                 "schema": {"schema": 1, "features": [
                   {"name": "a", "type": "number"}, {"name": "b", "type": "number"},
                   {"name": "y", "type": "number", "role": "prediction"}]},
                 "scorer": {"kind": "onnx", "outputs": [{"prediction": "y", "tensor": "y", "index": 0}]}}
                """.formatted(MODEL);
        Registration registration = new Registration(ports.registry(), CLOCK, "bench");
        registration.makeLive(registration
                .register(ModelDefinition.read(definition, Sha256.hex(model)))
                .id());
        return new KeyCustody(ports.registry(), CLOCK, new SecureRandom(), "bench")
                .create(MODEL, EnumSet.of(Scope.INFER), "")
                .secret();
    }

    private static Payload call(String secret) {
        return Payload.of("""
                {"requestContext": {"elb": {"targetGroupArn": "arn"}}, "httpMethod": "POST",
                 "path": "/v1/models/%s:predict", "multiValueQueryStringParameters": {}, "isBase64Encoded": false,
                 "multiValueHeaders": {"authorization": ["Bearer %s"], "content-type": ["application/json"]},
                 "body": "{\\"instances\\": [{\\"a\\": 1.5, \\"b\\": 2}]}"}
                """.formatted(MODEL, secret));
    }

    Path directory() {
        return directory;
    }

    FunctionPool add(Starter starter, List<String> options, Map<String, String> variables, Path kept)
            throws IOException {
        Map<String, String> all = new HashMap<>(environment);
        all.put("QUARKUS_FUNQY_EXPORT", "inference");
        all.putAll(variables);
        FunctionPool pool = starter.start(
                new FunctionSettings(
                        "inference",
                        "io.quarkus.funqy.lambda.FunqyStreamHandler::handleRequest",
                        root,
                        Installation.current().lambdaRuntime(),
                        all,
                        512,
                        options,
                        Duration.ofSeconds(29),
                        PATIENCE,
                        0,
                        1,
                        1,
                        PATIENCE),
                kept,
                CLOCK);
        pools.add(pool);
        return pool;
    }

    /** Calls until instances start from an ahead-of-time cache. */
    void teach(FunctionPool pool) throws InterruptedException {
        for (int lesson = 0; lesson < LESSONS; lesson++) {
            ask(pool);
        }
        long until = System.nanoTime() + WRITING.toNanos();
        while (pool.aheadOfTimeCache().isEmpty()) {
            if (System.nanoTime() > until) {
                throw new IllegalStateException("no ahead-of-time cache after " + WRITING);
            }
            Thread.sleep(50);
        }
    }

    /** Milliseconds from nothing to the first answer, by a process that is ended then. */
    double start(FunctionPool pool) throws InterruptedException {
        endAll(pool);
        long began = System.nanoTime();
        ask(pool);
        double millis = (System.nanoTime() - began) / 1e6;
        endAll(pool);
        return millis;
    }

    private void ask(FunctionPool pool) {
        InvocationResult result = pool.invoke(call, "");
        if (!(result instanceof InvocationResult.Answered answered)
                || !answered.payload().text().contains("\"statusCode\":200")) {
            throw new IllegalStateException("the function was to answer 200: it " + result.summary());
        }
    }

    private static void endAll(FunctionPool pool) throws InterruptedException {
        pool.processes().forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!pool.processes().isEmpty()) {
            if (System.nanoTime() > until) {
                throw new IllegalStateException("an instance does not end");
            }
            Thread.sleep(5);
        }
    }

    @Override
    public void close() {
        pools.forEach(FunctionPool::close);
        dynamoDb.close();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            System.err.println("vigia: " + directory + " could not be deleted: " + e.getMessage());
        }
    }
}
