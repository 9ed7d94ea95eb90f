package dev.vigia.multivariate;

import dev.vigia.check.CheckInput;
import dev.vigia.check.Finding;
import dev.vigia.check.FindingDraft;
import dev.vigia.check.Severity;
import dev.vigia.inference.RowId;
import dev.vigia.profile.Derived;
import dev.vigia.profile.OutlyingRow;
import dev.vigia.profile.Reconstruction;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The columns that profiles hold of whole rows, as parts of {@link ProfiledDrift}: hour by hour where it is known how hours
 * vary, else as of independent rows.
 */
final class DerivedColumns {
    /** How many features are named at most. */
    private static final int NAMED = 3;
    /** A change of less than this part of the whole mean square error is not named. */
    private static final double NOTABLE = 0.02;

    private final CheckInput input;
    private final List<Part> parts = new ArrayList<>();
    private final List<Finding> left = new ArrayList<>();
    private final List<Reconstruction.Contribution> offPlane = new ArrayList<>();

    private DerivedColumns(CheckInput input) {
        this.input = input;
    }

    static DerivedColumns of(CheckInput input) {
        DerivedColumns columns = new DerivedColumns(input);
        columns.add(Derived.OUTLIER_SCORE, MultivariateDrift.OUTLIER_SCORE);
        columns.add(Derived.RECONSTRUCTION_ERROR, MultivariateDrift.RECONSTRUCTION_ERROR);
        return columns;
    }

    private void add(Derived column, String check) {
        boolean timed = !input.hours().isEmpty() && input.windowNull().isPresent();
        ColumnShift plain =
                ColumnShift.of(column, input, MultivariateDrift.LEAST_ROWS).orElse(null);
        if (plain == null) {
            boolean unknown = column == Derived.RECONSTRUCTION_ERROR
                    && input.baseline().reconstruction().isEmpty();
            left.add(FindingDraft.ofModel(check)
                    .inconclusive(
                            unknown
                                    ? "this baseline has no principal components"
                                    : "fewer than " + MultivariateDrift.LEAST_ROWS
                                            + " rows measured, here or held out of the baseline"));
        } else if (timed) {
            HourlyShift.of(plain, column, input)
                    .ifPresentOrElse(
                            parts::add,
                            () -> left.add(FindingDraft.ofModel(check)
                                    .inconclusive("it was not learned how these hours vary in it")));
        } else {
            parts.add(plain);
        }
    }

    int size() {
        return parts.size();
    }

    /** What could not be asked, with the reason. */
    List<Finding> left() {
        return left;
    }

    /** Once it was judged: what features have of the reconstruction error; empty unless it breached. */
    List<Reconstruction.Contribution> offPlane() {
        return offPlane;
    }

    List<Finding> judge(double alpha, double floor, double grave) {
        return parts.stream().map(part -> judge(part, alpha, floor, grave)).toList();
    }

    private Finding judge(Part part, double alpha, double floor, double grave) {
        Part.Judged judged = part.judge(alpha);
        boolean errors = part.check().equals(MultivariateDrift.RECONSTRUCTION_ERROR);
        FindingDraft draft = judged.draft()
                .limit(floor)
                .expected(0)
                .observed(judged.effect())
                .effect(judged.effect())
                .pValue(Math.exp(judged.logPValue()))
                .rows(
                        errors ? input.profile().sample() : mostUnusual(),
                        errors
                                ? input.profile().pairs().rows()
                                : input.profile().outlierScores().finite());
        if (judged.logPValue() >= Math.log(alpha) || judged.effect() < floor) {
            return draft.passed(judged.words() + "; " + part.by());
        }
        String most = errors ? most() : "";
        return draft.breached(
                judged.effect() >= grave ? Severity.CRITICAL : Severity.WARNING,
                judged.words() + most + "; " + part.by());
    }

    private List<RowId> mostUnusual() {
        return input.profile().topOutliers().stream().map(OutlyingRow::row).toList();
    }

    /** Which features have more of the error than before, or less; empty if none stands out. */
    private String most() {
        input.baseline()
                .reconstruction()
                .ifPresent(plane ->
                        offPlane.addAll(plane.contributions(input.profile().pairs())));
        double whole = offPlane.stream()
                .mapToDouble(Reconstruction.Contribution::before)
                .sum();
        double largest = offPlane.isEmpty() ? 0 : Math.abs(offPlane.getFirst().change());
        if (largest < NOTABLE * whole || largest == 0) {
            return "";
        }
        return offPlane.stream()
                .limit(NAMED)
                .filter(part -> Math.abs(part.change()) >= largest / 2)
                .map(part -> part.feature() + (part.change() > 0 ? " (more)" : " (less)"))
                .collect(Collectors.joining(", ", "; it changed most in ", ""));
    }
}
