package dev.vigia.performance;

import dev.vigia.check.Check;
import dev.vigia.check.CheckInput;
import dev.vigia.check.Family;
import dev.vigia.check.Finding;
import dev.vigia.check.FindingDraft;
import dev.vigia.check.Words;
import dev.vigia.performance.Deciding.Scale;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether a model performs worse than in its baseline, by rows whose truth is known. Probabilities are judged by {@code auc} and
 * {@code brier}, classes by {@code accuracy}, numbers by {@code mae} and {@code bias} (either way), each at an equal share of the
 * level, by its standard error in both samples; rows are taken as independent. A change for the worse must also pass a floor:
 * .01 of {@code auc} and {@code accuracy}, a twentieth of the baseline's {@code brier} and {@code mae}, a tenth of its
 * {@code rmse} for {@code bias}.
 *
 * <p>Without truth it is inconclusive; with more than half a percent of predictions that are not of the model's kind, or of labels
 * that the baseline never had, it is so unless the other rows breach. So it is with fewer than {@value #LEAST_ROWS} rows in either sample, with a baseline that
 * cannot be held against ({@link #canJudge}), and {@code auc} with fewer than {@value #LEAST_OF_A_LABEL} rows of either label.
 */
public final class PerformanceCheck implements Check {
    static final int LEAST_ROWS = 100;
    static final int LEAST_OF_A_LABEL = 10;

    private static final double SMALL = 0.01;
    private static final double MOST_DOUBTFUL = 0.005;

    private final PerformanceReview review;
    private final double floors;

    /** Judges what was measured. */
    public PerformanceCheck(PerformanceReview review) {
        this(review, 1);
    }

    private PerformanceCheck(PerformanceReview review, double floors) {
        this.review = review;
        this.floors = floors;
    }

    /** The same, for which every change for the worse is a finding that is significant. */
    public PerformanceCheck withoutFloor() {
        return new PerformanceCheck(review, 0);
    }

    @Override
    public String name() {
        return "performance";
    }

    @Override
    public Family family() {
        return Family.PERFORMANCE;
    }

    @Override
    public List<Finding> check(CheckInput input) {
        return findings(input.level());
    }

    /** The findings at a level in (0, 1). */
    public List<Finding> findings(double level) {
        Task task = review.task();
        if (task == null) {
            return List.of(inconclusive(review.reason()));
        }
        List<Finding> findings = new ArrayList<>(doubts());
        if (review.rows() == 0) {
            findings.add(inconclusive(review.withoutTruth() > 0 ? "no ground truth" : "no row that can be judged"));
        } else if (Math.min(review.rows(), review.baselineRows()) < LEAST_ROWS) {
            findings.add(inconclusive("the truth of " + Words.count(review.rows(), "row") + " is known, "
                    + review.baselineRows() + " in the baseline: expected " + LEAST_ROWS + " or more of both"));
        } else if (!canJudge()) {
            findings.addFirst(inconclusive(oneSided(task)));
        } else {
            findings.addAll(decided(task, level));
        }
        return findings;
    }

    private static Finding inconclusive(String reason) {
        return FindingDraft.ofModel("performance").inconclusive(reason);
    }

    private List<Finding> doubts() {
        List<Finding> doubts = new ArrayList<>();
        if (review.invalid() > 0) {
            String expected = review.task() == Task.PROBABILITY ? "one in [0, 1]" : "a finite one";
            doubts.add(doubt(review.invalid(), " without a prediction that can be judged: expected " + expected));
        }
        if (review.unknown() > 0) {
            String names = review.newLabels().isEmpty() ? "" : " (" + String.join(", ", review.newLabels()) + ")";
            doubts.add(doubt(review.unknown(), " with a label that the baseline never had" + names));
        }
        return doubts;
    }

    /** Few rows are told and change nothing; more than {@value #MOST_DOUBTFUL} of all could hide what went wrong. */
    private Finding doubt(long rows, String what) {
        FindingDraft draft = FindingDraft.ofModel("performance");
        String words = Words.count(rows, "row") + what;
        return rows > MOST_DOUBTFUL * (review.rows() + rows) ? draft.inconclusive(words) : draft.passed(words);
    }

    /**
     * Whether the baseline's rows can be what later ones are held against: not where one label or number is all that came true, by which nothing can tell what is
     * usual, nor by fewer than {@value #LEAST_OF_A_LABEL} rows of the rarer of two.
     */
    public boolean canJudge() {
        return review.task() != null
                && review.baselineRows() >= LEAST_ROWS
                && review.baselineLabels() > 1
                && (review.task() != Task.PROBABILITY || degrees(review.baseline()) + 1 >= LEAST_OF_A_LABEL);
    }

    private String oneSided(Task task) {
        if (review.baselineLabels() == 1) {
            return "the truth is the same in all of the baseline's "
                    + Words.count(review.baselineRows(), "row") + ": expected "
                    + (task == Task.NUMBERS ? "numbers that differ" : "rows of two labels or more");
        }
        return "the baseline has " + Words.count((long) degrees(review.baseline()) + 1, "row")
                + " of the rarer label: expected " + LEAST_OF_A_LABEL + " or more";
    }

    private List<Finding> decided(Task task, double level) {
        return switch (task) {
            case PROBABILITY -> List.of(auc(level / 2), brier(level / 2));
            case CLASSES -> List.of(accuracy(level));
            case NUMBERS -> List.of(mae(level / 2), bias(level / 4));
        };
    }

    private Finding auc(double level) {
        double least = Math.min(degrees(review.baseline()), degrees(review.current())) + 1;
        if (least < LEAST_OF_A_LABEL) {
            return FindingDraft.ofModel("auc")
                    .observed(in(review.current(), "auc").value())
                    .expected(in(review.baseline(), "auc").value())
                    .inconclusive(Words.count((long) least, "row") + " of the rarer label, here or in the baseline:"
                            + " expected " + LEAST_OF_A_LABEL + " or more");
        }
        return decide(deciding("auc", -1, Scale.LOG_ODDS, SMALL, 0.5), level);
    }

    private static double degrees(List<Measurement> measures) {
        return in(measures, "auc").degrees();
    }

    private Finding brier(double level) {
        double usual = in(review.baseline(), "brier").value();
        return decide(deciding("brier", 1, Scale.PLAIN, usual / 20, Math.max(0.25, 2 * usual)), level);
    }

    private Finding accuracy(double level) {
        double usual = in(review.baseline(), "accuracy").value();
        return decide(deciding("accuracy", -1, Scale.LOG_ODDS, SMALL, usual / 2), level);
    }

    private Finding mae(double level) {
        double usual = in(review.baseline(), "mae").value();
        return decide(deciding("mae", 1, Scale.PLAIN, usual / 20, 2 * usual), level);
    }

    /** Either way, so at half of its share: the direction is the one that it went. */
    private Finding bias(double level) {
        double usual = in(review.baseline(), "bias").value();
        double size = in(review.baseline(), "rmse").value();
        int sign = in(review.current(), "bias").value() >= usual ? 1 : -1;
        return decide(deciding("bias", sign, Scale.PLAIN, size / 10, usual + sign * size), level);
    }

    private Deciding deciding(String name, int sign, Scale scale, double unit, double useless) {
        return new Deciding(name, sign, scale, floors * unit, unit, useless);
    }

    private Finding decide(Deciding deciding, double level) {
        return deciding.decide(in(review.baseline(), deciding.name()), in(review.current(), deciding.name()), level);
    }

    private static Measurement in(List<Measurement> measures, String name) {
        return PerformanceReview.find(measures, name);
    }
}
