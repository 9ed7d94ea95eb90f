package dev.vigia.inference.function;

import dev.vigia.inference.InferenceIds;
import dev.vigia.inference.http.Dialect;
import dev.vigia.inference.http.HttpRequest;
import dev.vigia.inference.http.HttpResponse;
import dev.vigia.inference.http.Problem;
import dev.vigia.inference.http.ProblemException;
import dev.vigia.inference.http.Problems;
import dev.vigia.inference.http.Route;
import dev.vigia.inference.protocol.InferV2;
import dev.vigia.inference.protocol.Invocations;
import dev.vigia.inference.protocol.Metadata;
import dev.vigia.inference.protocol.PredictV1;
import dev.vigia.inference.protocol.Protocol;
import dev.vigia.model.StoreUnavailableException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Handles a call from its route to its answer: each fault is the answer that DESIGN's table of faults names. Writes one
 * JSON line for each call to a model. Thread-safe.
 */
public final class InferenceHandler {
    private static final Protocol PREDICT = new PredictV1();
    private static final Protocol INFER = new InferV2();
    private static final Protocol INVOKE = new Invocations();
    private static final Set<String> PLAIN = Set.of("", "identity", "utf-8", "utf8");

    private final InstantSource clock;
    private final InferenceIds ids;
    private final Consumer<String> lines;
    private final Inferring inferring;
    private final Capturing capturing;
    private final DataCapturing dataCapturing;
    private final TruthTaking truthTaking;
    private final Describing describing;

    /**
     * @param budget how long the log is tried before a request goes to the dead letters
     * @param sleep waits between tries
     * @param lines takes the JSON line of each call
     */
    public InferenceHandler(
            Ports ports,
            Scorers scorers,
            Redaction redaction,
            InstantSource clock,
            InferenceIds ids,
            Duration budget,
            Consumer<Duration> sleep,
            Consumer<String> lines) {
        this.clock = clock;
        this.ids = ids;
        this.lines = lines;
        Retry retry = new Retry(clock, budget, sleep);
        Gate gate = new Gate(ports.registry());
        Versions versions = new Versions(ports.registry(), scorers);
        Journal journal = new Journal(ports, retry);
        this.inferring = new Inferring(gate, versions, journal, redaction, ids);
        EventAnswers answers = new EventAnswers(versions, ports.log(), journal, redaction, retry, sleep);
        this.capturing = new Capturing(gate, versions, journal, redaction, answers);
        this.dataCapturing = new DataCapturing(gate, new DataCaptureRecords(versions, journal, redaction));
        this.truthTaking = new TruthTaking(gate, ports, retry);
        this.describing = new Describing(gate, ports.registry(), versions);
    }

    /** The answer to a request; every fault is one, none escapes. */
    public HttpResponse handle(HttpRequest request) {
        Route route;
        try {
            route = Route.of(request.method(), request.path());
        } catch (ProblemException e) {
            return Problems.response(e, Dialect.of(request.path()));
        }
        return switch (route) {
            case Route.Alive alive -> HttpResponse.json(200, "{\"status\":\"alive\"}");
            case Route.Live live -> HttpResponse.json(200, "{\"live\":true}");
            case Route.Ready ready -> HttpResponse.json(200, "{\"ready\":true}");
            case Route.Server server -> HttpResponse.json(200, Metadata.SERVER);
            case Route.OfModel model -> ofModel(request, model);
        };
    }

    private HttpResponse ofModel(HttpRequest request, Route.OfModel route) {
        Invocation invocation = new Invocation(request, ids.next(), clock.instant());
        invocation.note("route", route.word());
        HttpResponse response;
        try {
            response = dispatch(invocation, route);
        } catch (RuntimeException e) {
            response = problem(invocation, route, e);
        }
        lines.accept(invocation.line(response.status(), clock.instant()));
        return invocation.stamp(response);
    }

    private HttpResponse dispatch(Invocation invocation, Route.OfModel route) {
        HttpRequest request = invocation.request();
        requirePlain(request);
        return switch (route) {
            case Route.Predict predict -> inferring.infer(invocation, predict, PREDICT);
            case Route.Infer infer -> inferring.infer(invocation, infer, INFER);
            case Route.Invoke invoke ->
                inferring.infer(invocation, new Route.Invoke(invoke.model(), Invocations.version(request)), INVOKE);
            case Route.Captures captures -> capturing.capture(invocation, captures);
            case Route.DataCaptures captures -> dataCapturing.take(invocation, captures);
            case Route.Truths truths -> truthTaking.take(invocation, truths);
            case Route.Metadata metadata -> describing.metadata(request, metadata);
            case Route.ModelReady ready -> describing.ready(request, ready);
        };
    }

    /** What is compressed is not read here, and says so rather than being taken for bad JSON. */
    private static void requirePlain(HttpRequest request) {
        String encoding = request.header("content-encoding").orElse("").toLowerCase(Locale.ROOT);
        if (!PLAIN.contains(encoding)) {
            throw Problem.ENCODING.with("content-encoding", "none", "the body is compressed; send it as it is");
        }
    }

    private static HttpResponse problem(Invocation invocation, Route route, RuntimeException e) {
        ProblemException problem = switch (e) {
            case ProblemException known -> known;
            case StoreUnavailableException store ->
                Problem.UNAVAILABLE.with("a store cannot be reached; retry with the same Idempotency-Key");
            default -> {
                // The message of an unknown exception may hold a value; where it came from does not.
                invocation.note("exception", e.getClass().getName());
                StackTraceElement[] trace = e.getStackTrace();
                invocation.note("thrownAt", trace.length == 0 ? "?" : trace[0].toString());
                yield Problem.INTERNAL.with("the function failed; its log says where");
            }
        };
        invocation.note("problem", problem.problem().type());
        return Problems.response(problem, route.dialect());
    }
}
