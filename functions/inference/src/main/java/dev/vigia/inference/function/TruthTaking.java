package dev.vigia.inference.function;

import dev.vigia.inference.GroundTruth;
import dev.vigia.inference.InferenceId;
import dev.vigia.inference.InferenceLog;
import dev.vigia.inference.SideBySide;
import dev.vigia.inference.Truth;
import dev.vigia.inference.http.HttpResponse;
import dev.vigia.inference.http.Problem;
import dev.vigia.inference.http.Route;
import dev.vigia.inference.protocol.TruthAsked;
import dev.vigia.model.Model;
import dev.vigia.model.ModelName;
import dev.vigia.model.Scope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Takes in ground truth: of a batch all but those of calls that are not known, which are told. */
final class TruthTaking {
    private static final int MOST_CALLERS = 1_000;
    private static final int AT_ONCE = 16;

    private final Gate gate;
    private final InferenceLog log;
    private final GroundTruth truths;
    private final Retry retry;

    TruthTaking(Gate gate, Ports ports, Retry retry) {
        this.gate = gate;
        this.log = ports.log();
        this.truths = ports.truths();
        this.retry = retry;
    }

    HttpResponse take(Invocation invocation, Route.Truths route) {
        Model model = gate.enter(invocation.request(), route.model(), Set.of(Scope.GROUND_TRUTH));
        invocation.note("model", model.name());
        invocation.logsNothing();
        List<TruthAsked> asked = TruthAsked.read(invocation.request().body());
        Map<String, InferenceId> called = called(model.name(), asked);
        List<Truth> batch = new ArrayList<>(asked.size());
        List<Integer> unknown = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            TruthAsked truth = asked.get(i);
            InferenceId id = truth.callerId().map(called::get).orElse(truth.id());
            if (id == null) {
                unknown.add(i);
            } else {
                batch.add(new Truth(id.row(truth.row()), truth.value(), invocation.arrived()));
            }
        }
        if (batch.isEmpty()) {
            throw Problem.NOT_FOUND.with(
                    "callerId",
                    "the id of a call that was logged",
                    "no call of " + (asked.size() == 1 ? "that id" : "these ids") + " is in the log");
        }
        retry.call(() -> {
            truths.put(model.name(), batch);
            return batch;
        });
        invocation.note("truths", batch.size());
        invocation.note("unknown", unknown.size());
        return HttpResponse.json(
                200, "{\"accepted\":" + batch.size() + (unknown.isEmpty() ? "" : ",\"unknown\":" + unknown) + "}");
    }

    /** The newest calls of the callers' own ids, of those that are in the log. */
    private Map<String, InferenceId> called(ModelName model, List<TruthAsked> asked) {
        List<String> callers = asked.stream()
                .flatMap(truth -> truth.callerId().stream())
                .distinct()
                .toList();
        if (callers.size() > MOST_CALLERS) {
            throw Problem.BAD_REQUEST.with(
                    "truths",
                    "at most " + MOST_CALLERS + " callers' ids",
                    callers.size() + " different callerIds are named");
        }
        List<Optional<InferenceId>> found = SideBySide.map(
                callers,
                AT_ONCE,
                caller -> retry.call(() -> log.findByCaller(model, caller)).stream()
                        .findFirst());
        Map<String, InferenceId> called = new HashMap<>();
        for (int i = 0; i < callers.size(); i++) {
            String caller = callers.get(i);
            found.get(i).ifPresent(id -> called.put(caller, id));
        }
        return called;
    }
}
