package dev.vigia.multivariate;

import dev.vigia.check.Finding;
import dev.vigia.check.Outcome;
import dev.vigia.profile.Reconstruction;
import java.util.List;

/**
 * What comparing whole rows came to.
 *
 * @param findings of the ways in which rows were compared, in the order of {@link MultivariateDrift#PARTS}; if there are
 *     none, of {@link MultivariateDrift#NAME}, with the reason
 * @param left what could not be asked, with the reason; empty if all could
 * @param changed the pairs whose correlation changed, the most certain first, at most {@value #MOST_PAIRS}
 * @param used the features by which the domain classifier told rows apart; empty unless it breached
 * @param offPlane what features have of the mean square reconstruction error, those first that changed most; empty unless it
 *     breached, and where rows were compared from files
 */
public record MultivariateResult(
        List<Finding> findings,
        List<Finding> left,
        List<Association> changed,
        List<UsedFeature> used,
        List<Reconstruction.Contribution> offPlane) {
    static final int MOST_PAIRS = 20;

    public MultivariateResult {
        findings = List.copyOf(findings);
        left = List.copyOf(left);
        changed = List.copyOf(changed);
        used = List.copyOf(used);
        offPlane = List.copyOf(offPlane);
    }

    /** One that does not say what features have of the reconstruction error. */
    MultivariateResult(List<Finding> findings, List<Finding> left, List<Association> changed, List<UsedFeature> used) {
        this(findings, left, changed, used, List.of());
    }

    /** Of what could be asked: what could not decides nothing as long as anything could. */
    public Outcome outcome() {
        return Outcome.of(findings.stream().map(Finding::outcome).toList());
    }
}
