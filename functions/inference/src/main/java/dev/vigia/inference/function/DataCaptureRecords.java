package dev.vigia.inference.function;

import dev.vigia.inference.LoggedRequest;
import dev.vigia.inference.Rows;
import dev.vigia.inference.Status;
import dev.vigia.inference.http.Problem;
import dev.vigia.inference.protocol.DataCapture;
import dev.vigia.model.Model;
import java.time.Instant;

/** Puts records of SageMaker's Data Capture into the log, each once. Thread-safe. */
final class DataCaptureRecords {
    private final Versions versions;
    private final Journal journal;
    private final Redaction redaction;

    DataCaptureRecords(Versions versions, Journal journal, Redaction redaction) {
        this.versions = versions;
        this.journal = journal;
        this.redaction = redaction;
    }

    /**
     * Takes one record in.
     *
     * @param version the version that made it, 0 for the live one
     * @return whether it is new
     * @throws dev.vigia.inference.http.ProblemException 400 if it cannot be read, 404 if there is no such version, 409 if
     *     another record of its time and event id is there, 503 if it could not be logged
     */
    boolean take(Model model, int version, byte[] line, Instant now) {
        DataCapture capture = DataCapture.read(line);
        Capturing.requireTime("eventMetadata.inferenceTime", capture.time(), now, model.retention());
        Served served = versions.of(model, version);
        Rows rows = capture.rows(served.layout());
        LoggedRequest request = new LoggedRequest(
                capture.id(),
                served.version().id(),
                Status.CAPTURED,
                served.version().schemaHash(),
                redaction.apply(rows),
                BodyHash.of(redaction, "data-captures", model, line, rows),
                capture.caller(),
                now);
        return switch (journal.write(model, request)) {
            case Logged.Written written -> true;
            case Logged.Deferred deferred -> true;
            case Logged.Existing existing -> {
                if (!existing.stored().mayBeOf(request.bodyHash())) {
                    throw Problem.CONFLICT.with(
                            "eventMetadata.eventId",
                            "a record that is told once, or the same each time",
                            "another record of this time and event id is in the log");
                }
                yield false;
            }
            case Logged.Lost lost ->
                throw Problem.UNAVAILABLE.with("a record could not be logged: send the records again");
        };
    }
}
