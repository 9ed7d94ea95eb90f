package dev.vigia.inference.function;

import dev.vigia.inference.ScorerException;
import dev.vigia.inference.http.HttpRequest;
import dev.vigia.inference.http.HttpResponse;
import dev.vigia.inference.http.Problem;
import dev.vigia.inference.http.Route;
import dev.vigia.inference.protocol.Metadata;
import dev.vigia.model.Model;
import dev.vigia.model.ModelRegistry;
import dev.vigia.model.RegisteredVersion;
import dev.vigia.model.Scope;
import java.util.List;
import java.util.Set;

/** Says what there is, and whether it is ready. */
final class Describing {
    private static final Set<Scope> ANY = Set.of(Scope.values());

    private final Gate gate;
    private final ModelRegistry registry;
    private final Versions versions;

    Describing(Gate gate, ModelRegistry registry, Versions versions) {
        this.gate = gate;
        this.registry = registry;
        this.versions = versions;
    }

    HttpResponse metadata(HttpRequest request, Route.Metadata route) {
        Model model = gate.enter(request, route.model(), ANY);
        Served served = versions.of(model, route.version());
        List<Integer> numbers = registry.versions(model.name()).stream()
                .map(RegisteredVersion::id)
                .map(id -> id.number())
                .toList();
        return HttpResponse.json(200, Metadata.model(served.version(), numbers, served.layout()));
    }

    /** Ready is what has a scorer that opens, and whose outputs are the predictions of the schema. */
    HttpResponse ready(HttpRequest request, Route.ModelReady route) {
        Model model = gate.enter(request, route.model(), ANY);
        try {
            versions.of(model, route.version()).scorer();
        } catch (ScorerException e) {
            throw Problem.UNAVAILABLE.with(
                    "model", "a model that loads", "the model's scorer cannot be opened: " + reason(e));
        }
        return HttpResponse.json(200, "{\"name\":\"" + model.name() + "\",\"ready\":true}");
    }

    /** What does not fit is said by the cause; other causes are not ours, and stay in the log. */
    private static String reason(ScorerException e) {
        return e.getCause() instanceof IllegalArgumentException unfit
                ? e.getMessage() + ": " + unfit.getMessage()
                : String.valueOf(e.getMessage());
    }
}
