package dev.vigia.inference.function;

import dev.vigia.inference.Column;
import dev.vigia.inference.InferenceId;
import dev.vigia.inference.InferenceLog;
import dev.vigia.inference.LoggedRequest;
import dev.vigia.inference.http.HttpResponse;
import dev.vigia.inference.http.Problem;
import dev.vigia.inference.protocol.CloudEvent;
import dev.vigia.model.Model;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Puts the answer that KServe's logger tells of beside the request that it told of before, in an event of its own with
 * the same id. The two may overtake each other, and the index of ids lags: the request is waited for a little.
 */
final class EventAnswers {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final int TRIES = 5;

    private final Versions versions;
    private final InferenceLog log;
    private final Journal journal;
    private final Redaction redaction;
    private final Retry retry;
    private final Consumer<Duration> sleep;

    EventAnswers(
            Versions versions,
            InferenceLog log,
            Journal journal,
            Redaction redaction,
            Retry retry,
            Consumer<Duration> sleep) {
        this.versions = versions;
        this.log = log;
        this.journal = journal;
        this.redaction = redaction;
        this.retry = retry;
        this.sleep = sleep;
    }

    HttpResponse take(Invocation invocation, Model model, CloudEvent event) {
        Duration pause = FIRST_PAUSE;
        for (int tries = 0; tries < TRIES; tries++) {
            List<InferenceId> asked = retry.call(() -> log.findByCaller(model.name(), event.id()));
            for (InferenceId id : asked) {
                if (add(invocation, model, event, id)) {
                    return HttpResponse.json(200, "{\"inferenceId\":\"" + id + "\",\"written\":true}");
                }
            }
            if (!asked.isEmpty()) {
                throw Problem.CONFLICT.with(
                        "ce-id",
                        "a request of as many rows, without other predictions",
                        "the request has not its form");
            }
            sleep.accept(pause);
            pause = pause.multipliedBy(2);
        }
        throw Problem.UNAVAILABLE.with(
                "ce-id", "the request's event first", "no request of this id came: send it again");
    }

    private boolean add(Invocation invocation, Model model, CloudEvent event, InferenceId id) {
        Optional<LoggedRequest> request = retry.call(() -> log.find(model.name(), id));
        if (request.isEmpty()) {
            return false;
        }
        Served served = versions.of(model, request.get().version().number());
        List<Column> predictions = event.predictions(invocation.request(), served.layout(), redaction::apply);
        boolean added = retry.call(() -> log.addPredictions(model.name(), id, predictions));
        if (added) {
            journal.markIfLate(model, id.time());
            invocation.id(id);
            invocation.logged(new Logged.Written());
            invocation.note("version", served.version().id().number());
        }
        return added;
    }
}
