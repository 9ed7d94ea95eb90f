package dev.vigia.inference.function;

import dev.vigia.inference.Column;
import dev.vigia.inference.InferenceId;
import dev.vigia.inference.InferenceIds;
import dev.vigia.inference.LoggedRequest;
import dev.vigia.inference.Rows;
import dev.vigia.inference.ScorerException;
import dev.vigia.inference.Status;
import dev.vigia.inference.UnscorableException;
import dev.vigia.inference.http.HttpResponse;
import dev.vigia.inference.http.Problem;
import dev.vigia.inference.http.ProblemException;
import dev.vigia.inference.http.Route;
import dev.vigia.inference.protocol.Asked;
import dev.vigia.inference.protocol.Limits;
import dev.vigia.inference.protocol.Protocol;
import dev.vigia.inference.protocol.RowLayout;
import dev.vigia.model.LogFailurePolicy;
import dev.vigia.model.Model;
import dev.vigia.model.ModelVersion;
import dev.vigia.model.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Scores, logs and answers, whatever the protocol. */
final class Inferring {
    private static final int REJECTED_A_MINUTE = 600;

    private final Gate gate;
    private final Versions versions;
    private final Journal journal;
    private final Redaction redaction;
    private final InferenceIds ids;
    private final RejectedRate rejected = new RejectedRate(REJECTED_A_MINUTE);

    Inferring(Gate gate, Versions versions, Journal journal, Redaction redaction, InferenceIds ids) {
        this.gate = gate;
        this.versions = versions;
        this.journal = journal;
        this.redaction = redaction;
        this.ids = ids;
    }

    /** One request on its way. */
    private record Call(
            Invocation invocation,
            Model model,
            Served served,
            Protocol protocol,
            Asked asked,
            String bodyHash,
            boolean keyed) {}

    HttpResponse infer(Invocation invocation, Route.OfModel route, Protocol protocol) {
        Model model = gate.enter(invocation.request(), route.model(), Set.of(Scope.INFER));
        invocation.note("model", model.name());
        Optional<InferenceId> key = IdempotencyKey.of(invocation.request(), invocation.arrived());
        key.ifPresent(invocation::id);
        Served served = versions.of(model, route.version(), invocation.id());
        invocation.note("version", served.version().id().number());
        byte[] body = invocation.request().body();
        Asked asked = protocol.read(invocation.request(), served.layout());
        invocation.note("rows", asked.rows().size());
        requireAnswer(asked, served.layout());
        String form = route.word() + "/" + route.version() + protocol.form(invocation.request());
        String bodyHash = BodyHash.of(redaction, form, model, body, asked.rows());
        return answer(new Call(invocation, model, served, protocol, asked, bodyHash, key.isPresent()));
    }

    private static void requireAnswer(Asked asked, RowLayout layout) {
        int names = layout.predictions().size() < 2
                ? 0
                : layout.predictions().stream()
                        .mapToInt(p -> layout.schema().feature(p).name().length() + 4)
                        .sum();
        Limits.requireAnswer(asked.rows().size(), names, layout.predictions().size());
    }

    private HttpResponse answer(Call call) {
        Rows rows;
        try {
            List<Column> predictions = call.served().scorer().score(call.asked().rows());
            rows = predicted(call, predictions);
        } catch (UnscorableException e) {
            return reject(call, e);
        } catch (ScorerException e) {
            return fail(call, e);
        }
        Logged logged = write(call, call.invocation().id(), Status.SCORED, rows);
        return switch (logged) {
            case Logged.Written written -> write(call, rows);
            case Logged.Deferred deferred -> write(call, rows);
            case Logged.Existing existing -> stored(call, existing.stored());
            case Logged.Lost lost -> {
                if (call.model().onLogFailure() == LogFailurePolicy.REFUSE) {
                    throw Problem.UNAVAILABLE.with("the inference could not be logged, so it is not answered");
                }
                yield write(call, rows);
            }
        };
    }

    private static HttpResponse write(Call call, Rows rows) {
        return write(call, call.served().version().id(), call.served().layout(), rows);
    }

    private static HttpResponse write(Call call, ModelVersion version, RowLayout layout, Rows rows) {
        return call.protocol().write(call.invocation().request(), version, call.asked(), layout, rows);
    }

    private static Rows predicted(Call call, List<Column> predictions) {
        RowLayout layout = call.served().layout();
        List<Column> columns = new ArrayList<>(call.asked().rows().columns());
        for (int i = 0; i < predictions.size(); i++) {
            columns.set(layout.predictions().get(i), predictions.get(i));
        }
        Rows rows = call.asked().rows();
        return new Rows(rows.schema(), rows.size(), columns, rows.extras());
    }

    private Logged write(Call call, InferenceId id, Status status, Rows rows) {
        LoggedRequest request = new LoggedRequest(
                id,
                call.served().version().id(),
                status,
                call.served().version().schemaHash(),
                redaction.apply(rows),
                call.bodyHash(),
                call.asked().caller(),
                call.invocation().arrived());
        call.invocation().id(id);
        Logged logged = journal.write(call.model(), request);
        call.invocation().logged(logged);
        return logged;
    }

    /** The same id again: the stored answer if the same was asked. */
    private HttpResponse stored(Call call, LoggedRequest stored) {
        if (!stored.bodyHash().equals(call.bodyHash())) {
            throw Problem.CONFLICT.with(
                    "idempotency-key", "a new key for another request", "this key was used for another request");
        }
        return switch (stored.status()) {
            case SCORED -> {
                Served served = versions.of(call.model(), stored.version().number());
                yield write(call, stored.version(), served.layout(), stored.rows());
            }
            case REJECTED -> throw Problem.UNSCORABLE.with("the request of this key was rejected before");
            case UNSCORED, CAPTURED ->
                throw Problem.CONFLICT.with("idempotency-key", "a new key", "this key's id is taken by another record");
        };
    }

    private HttpResponse reject(Call call, UnscorableException e) {
        boolean admitted =
                rejected.admits(call.model().name(), call.invocation().arrived());
        call.invocation()
                .note(
                        admitted ? "rejected" : "rejectedUnlogged",
                        call.asked().rows().size());
        if (admitted) {
            Logged logged = write(
                    call, call.invocation().id(), Status.REJECTED, call.asked().rows());
            if (logged instanceof Logged.Existing existing
                    && (existing.stored().status() != Status.REJECTED
                            || !existing.stored().bodyHash().equals(call.bodyHash()))) {
                return stored(call, existing.stored());
            }
        }
        throw Problem.UNSCORABLE.with(e.feature(), "a value that can be scored", String.valueOf(e.getMessage()));
    }

    /**
     * A call that was answered before is answered so again. Else its features are logged without a prediction, under an id
     * of their own if the caller gave a key: a retry with that key must find its id free, and be scored.
     */
    private HttpResponse fail(Call call, ScorerException e) {
        call.invocation().note("scorer", String.valueOf(e.getMessage()));
        Optional<LoggedRequest> before =
                call.keyed() ? journal.find(call.model(), call.invocation().id()) : Optional.empty();
        if (before.isPresent()) {
            call.invocation().logged(new Logged.Existing(before.get(), false));
            return stored(call, before.get());
        }
        InferenceId id = call.keyed() ? ids.next() : call.invocation().id();
        write(call, id, Status.UNSCORED, call.asked().rows());
        Problem problem = e.timedOut() ? Problem.SCORER_TIMEOUT : Problem.SCORER_FAILED;
        ProblemException answer = problem.with(
                e.timedOut()
                        ? "the scorer took too long; retry with the same Idempotency-Key"
                        : "the scorer failed; retry with the same Idempotency-Key");
        throw answer;
    }
}
