package dev.vigia.local.check;

import dev.vigia.check.Check;
import dev.vigia.check.CheckInput;
import dev.vigia.check.Family;
import dev.vigia.check.Finding;
import dev.vigia.drift.DriftChecks;
import dev.vigia.model.Role;
import dev.vigia.multivariate.JointRows;
import dev.vigia.multivariate.MultivariateDrift;
import dev.vigia.multivariate.MultivariateResult;
import dev.vigia.multivariate.RowReservoir;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Compares the files' rows as wholes, and keeps what came of it; or says why that is not asked. */
final class JointRun implements Check {
    private final @Nullable MultivariateDrift drift;
    private final String reason;
    private @Nullable MultivariateResult result;

    private JointRun(@Nullable MultivariateDrift drift, String reason) {
        this.drift = drift;
        this.reason = reason;
    }

    static JointRun of(CheckOptions options, Reference reference, RowReservoir current) {
        JointRows rows = reference.rows();
        if (reference.schema().features().stream()
                        .filter(feature -> feature.role() == Role.FEATURE)
                        .count()
                < 2) {
            return new JointRun(null, "not asked: there are no two features");
        }
        if (rows == null) {
            return new JointRun(
                    null,
                    "not asked: this stored baseline has no rows.bin, expected one that vigia baseline wrote anew");
        }
        if (options.time() != null) {
            return new JointRun(null, "not asked: how rows hang together from hour to hour is not learned from --time");
        }
        double floor = options.effectFloor();
        double grave = 2 * (floor > 0 ? floor : DriftChecks.FLOOR);
        return new JointRun(new MultivariateDrift(rows, current.rows(), floor, grave, options.seed()), "");
    }

    /** Whether it takes part, and its share of the level. */
    boolean isAsked() {
        return drift != null;
    }

    /** Why it does not; empty if it does. */
    String reason() {
        return reason;
    }

    /** What came of it; empty if it was not asked, or failed. */
    Optional<MultivariateResult> result() {
        return Optional.ofNullable(result);
    }

    @Override
    public String name() {
        return MultivariateDrift.NAME;
    }

    @Override
    public Family family() {
        return Family.DRIFT;
    }

    @Override
    public List<Finding> check(CheckInput input) {
        if (drift == null) {
            return List.of();
        }
        MultivariateResult found = drift.result(input);
        result = found;
        return found.findings();
    }
}
