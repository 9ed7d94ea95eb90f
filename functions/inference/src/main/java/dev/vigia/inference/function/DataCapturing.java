package dev.vigia.inference.function;

import dev.vigia.inference.http.HttpResponse;
import dev.vigia.inference.http.Problem;
import dev.vigia.inference.http.Route;
import dev.vigia.model.Model;
import dev.vigia.model.Scope;
import java.util.Arrays;
import java.util.Set;

/**
 * Takes in lines of a file of SageMaker's Data Capture, {@code POST /v1/models/{m}[/versions/{v}]/data-captures}. Good
 * lines are taken whatever the others are; the answer tells of those. Sending all again adds nothing.
 */
final class DataCapturing {
    private final Gate gate;
    private final DataCaptureRecords records;

    DataCapturing(Gate gate, DataCaptureRecords records) {
        this.gate = gate;
        this.records = records;
    }

    HttpResponse take(Invocation invocation, Route.DataCaptures route) {
        Model model = gate.enter(invocation.request(), route.model(), Set.of(Scope.CAPTURE));
        invocation.note("model", model.name());
        byte[] body = invocation.request().body();
        DataCaptureTally tally = new DataCaptureTally(records);
        for (int from = 0; from < body.length; ) {
            int end = from;
            while (end < body.length && body[end] != '\n') {
                end++;
            }
            tally.next(model, route.version(), Arrays.copyOfRange(body, from, end), invocation.arrived());
            from = end + 1;
        }
        if (tally.taken() + tally.known() + tally.refused() == 0) {
            throw Problem.BAD_REQUEST.with("body", "a record in each line", "the body has no records");
        }
        invocation.note("taken", tally.taken());
        invocation.note("known", tally.known());
        invocation.note("refused", tally.refused());
        if (tally.refused() == 0) {
            invocation.logged(new Logged.Written());
        }
        return HttpResponse.json(200, tally.json());
    }
}
