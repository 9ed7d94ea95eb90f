package dev.vigia.inference.function;

import dev.vigia.inference.Scorer;
import dev.vigia.model.RegisteredVersion;
import dev.vigia.model.Schema;

/** Opens the scorer of a version. */
@FunctionalInterface
public interface Scorers {
    /**
     * @throws dev.vigia.inference.ScorerException if it cannot be opened
     * @throws dev.vigia.inference.http.ProblemException 501 if the version has none that is opened here
     */
    Scorer open(RegisteredVersion version, Schema schema);
}
