package dev.vigia.inference.function;

import dev.vigia.inference.LoggedRequest;
import dev.vigia.inference.Rows;
import dev.vigia.inference.Status;
import dev.vigia.inference.http.HttpResponse;
import dev.vigia.inference.http.Problem;
import dev.vigia.inference.http.Route;
import dev.vigia.inference.protocol.Capture;
import dev.vigia.inference.protocol.CloudEvent;
import dev.vigia.model.Model;
import dev.vigia.model.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Takes in features with predictions made elsewhere, as they are. */
final class Capturing {
    private static final Duration SKEW = Duration.ofMinutes(5);

    private final Gate gate;
    private final Versions versions;
    private final Journal journal;
    private final Redaction redaction;
    private final EventAnswers answers;

    Capturing(Gate gate, Versions versions, Journal journal, Redaction redaction, EventAnswers answers) {
        this.gate = gate;
        this.versions = versions;
        this.journal = journal;
        this.redaction = redaction;
        this.answers = answers;
    }

    HttpResponse capture(Invocation invocation, Route.Captures route) {
        Model model = gate.enter(invocation.request(), route.model(), Set.of(Scope.CAPTURE));
        invocation.note("model", model.name());
        Optional<CloudEvent> event = CloudEvent.of(invocation.request(), invocation.arrived());
        if (event.isPresent()) {
            return event(invocation, model, event.get());
        }
        byte[] body = invocation.request().body();
        Capture capture = Capture.read(body);
        requireTime("time", capture.time(), invocation.arrived(), model.retention());
        Served served = versions.of(model, capture.version());
        Rows rows = capture.rows(body, served.layout());
        LoggedRequest request = new LoggedRequest(
                capture.inferenceId(),
                served.version().id(),
                Status.CAPTURED,
                served.version().schemaHash(),
                redaction.apply(rows),
                BodyHash.of(redaction, "captures", model, body, rows),
                capture.id(),
                invocation.arrived());
        return log(invocation, model, request);
    }

    private HttpResponse event(Invocation invocation, Model model, CloudEvent event) {
        requireTime("time", event.time(), invocation.arrived(), model.retention());
        if (event.response()) {
            return answers.take(invocation, model, event);
        }
        Served served = versions.of(model, 0);
        Rows rows = event.rows(invocation.request(), served.layout());
        LoggedRequest request = new LoggedRequest(
                event.inferenceId(),
                served.version().id(),
                Status.CAPTURED,
                served.version().schemaHash(),
                redaction.apply(rows),
                BodyHash.of(redaction, "captures", model, invocation.request().body(), rows),
                event.id(),
                invocation.arrived());
        return log(invocation, model, request);
    }

    private HttpResponse log(Invocation invocation, Model model, LoggedRequest request) {
        invocation.id(request.id());
        invocation.note("version", request.version().number());
        invocation.note("rows", request.rows().size());
        Logged logged = journal.write(model, request);
        invocation.logged(logged);
        return answer(request, logged);
    }

    static void requireTime(String field, Instant time, Instant now, Duration retention) {
        String expected = "a time in the model's last " + retention.toDays() + " days";
        if (time.isAfter(now.plus(SKEW)) || time.isBefore(now.minus(retention)) || time.isBefore(Instant.EPOCH)) {
            throw Problem.BAD_REQUEST.with(field, expected, "'" + field + "' is not " + expected);
        }
    }

    private static HttpResponse answer(LoggedRequest request, Logged logged) {
        boolean written = switch (logged) {
            case Logged.Written w -> true;
            case Logged.Deferred d -> true;
            case Logged.Existing existing -> {
                if (!existing.stored().mayBeOf(request.bodyHash())) {
                    throw Problem.CONFLICT.with(
                            "id", "a new id for other content", "this id and time were captured before, otherwise");
                }
                yield false;
            }
            case Logged.Lost lost -> throw Problem.UNAVAILABLE.with("the capture could not be logged: send it again");
        };
        return HttpResponse.json(
                200,
                "{\"inferenceId\":\"" + request.id() + "\",\"rows\":"
                        + request.rows().size() + ",\"written\":" + written + "}");
    }
}
