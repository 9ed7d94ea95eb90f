package dev.vigia.inference.function;

import dev.vigia.inference.Scorer;
import dev.vigia.inference.ScorerException;
import dev.vigia.inference.http.Problem;
import dev.vigia.inference.onnx.OnnxScorer;
import dev.vigia.inference.remote.RemoteScorers;
import dev.vigia.model.ArtifactStore;
import dev.vigia.model.RegisteredVersion;
import dev.vigia.model.Schema;
import dev.vigia.model.ScorerSpec;
import dev.vigia.model.StoreUnavailableException;

/** Opens scorers: ONNX models from the artifact store, by content hash, which the store verifies, and remote ones. */
public final class ArtifactScorers implements Scorers {
    private final ArtifactStore artifacts;
    private final RemoteScorers remotes;

    public ArtifactScorers(ArtifactStore artifacts, RemoteScorers remotes) {
        this.artifacts = artifacts;
        this.remotes = remotes;
    }

    @Override
    public Scorer open(RegisteredVersion version, Schema schema) {
        return switch (version.scorer()) {
            case ScorerSpec.Onnx onnx -> open(version, schema, onnx);
            case ScorerSpec.None none ->
                throw Problem.NO_SCORER.with(
                        "model", "captures", "this model version is not scored here: send captures");
            case ScorerSpec.Remote remote -> open(schema, remote);
        };
    }

    private Scorer open(Schema schema, ScorerSpec.Remote remote) {
        if (!remotes.permit(remote)) {
            throw Problem.NO_SCORER.with(
                    "model", "a host in VIGIA_SCORER_HOSTS", "the version's scorer is on a host that may not be asked");
        }
        try {
            return remotes.open(remote, schema);
        } catch (IllegalArgumentException e) {
            throw new ScorerException("the remote scorer's URL tells no protocol", false, e);
        }
    }

    private Scorer open(RegisteredVersion version, Schema schema, ScorerSpec.Onnx onnx) {
        byte[] model;
        try {
            model = artifacts
                    .get(onnx.artifact())
                    .orElseThrow(() -> new IllegalStateException("artifact " + onnx.artifact() + " is not there"));
        } catch (IllegalStateException | StoreUnavailableException e) {
            throw new ScorerException("the ONNX model cannot be fetched", false, e);
        }
        try {
            return new OnnxScorer(model, schema, version.preprocessing(), onnx.outputs());
        } catch (IllegalArgumentException e) {
            throw new ScorerException("the ONNX model does not fit the version's schema", false, e);
        }
    }
}
