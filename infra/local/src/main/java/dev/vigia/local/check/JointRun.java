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
import dev.vigia.multivariate.ProfiledDrift;
import dev.vigia.multivariate.RowReservoir;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Compares the files' rows as wholes, and keeps what came of it; or says why that is not asked. */
final class JointRun implements Check {
    private final @Nullable Comparison drift;
    private final String reason;
    private @Nullable MultivariateResult result;

    /** One of the two ways in which rows are compared. */
    private interface Comparison {
        MultivariateResult result(CheckInput input);
    }

    private JointRun(@Nullable Comparison drift, String reason) {
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
        double floor = options.effectFloor();
        double grave = 2 * (floor > 0 ? floor : DriftChecks.FLOOR);
        if (options.time() != null) {
            return reference.baseline().pairSpread().isEmpty()
                    ? notAsked("does not say how features hang together")
                    : new JointRun(new ProfiledDrift(floor, grave)::result, "");
        }
        return rows == null
                ? notAsked("has no rows.bin")
                : new JointRun(new MultivariateDrift(rows, current.rows(), floor, grave, options.seed())::result, "");
    }

    private static JointRun notAsked(String lack) {
        return new JointRun(
                null, "not asked: this stored baseline " + lack + ", expected one that vigia baseline wrote anew");
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
