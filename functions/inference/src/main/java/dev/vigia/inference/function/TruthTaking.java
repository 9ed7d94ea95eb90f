package dev.vigia.inference.function;

import dev.vigia.inference.GroundTruth;
import dev.vigia.inference.InferenceId;
import dev.vigia.inference.InferenceLog;
import dev.vigia.inference.Truth;
import dev.vigia.inference.http.HttpResponse;
import dev.vigia.inference.http.Problem;
import dev.vigia.inference.http.Route;
import dev.vigia.inference.protocol.TruthAsked;
import dev.vigia.model.Model;
import dev.vigia.model.ModelName;
import dev.vigia.model.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Takes in ground truth: all of a batch or, where a name in it is unknown, nothing. */
final class TruthTaking {
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
        List<TruthAsked> asked = TruthAsked.read(invocation.request().body());
        List<Truth> batch = new ArrayList<>(asked.size());
        for (int i = 0; i < asked.size(); i++) {
            TruthAsked truth = asked.get(i);
            InferenceId id = truth.id() != null ? truth.id() : byCaller(model.name(), truth, i);
            batch.add(new Truth(id.row(truth.row()), truth.value(), invocation.arrived()));
        }
        retry.call(() -> {
            truths.put(model.name(), batch);
            return batch;
        });
        invocation.note("truths", batch.size());
        return HttpResponse.json(200, "{\"accepted\":" + batch.size() + "}");
    }

    private InferenceId byCaller(ModelName model, TruthAsked truth, int index) {
        String caller = truth.callerId().orElseThrow();
        return retry.call(() -> log.findByCaller(model, caller)).stream()
                .findFirst()
                .orElseThrow(() -> Problem.NOT_FOUND.with(
                        "truths[" + index + "].callerId",
                        "the id of a call that was logged",
                        "no call of that id is in the log"));
    }
}
