package dev.vigia.performance;

import dev.vigia.stream.Adwin;
import dev.vigia.stream.BernoulliGlr;
import dev.vigia.stream.ChangeDetector;
import dev.vigia.stream.CusumBank;
import dev.vigia.stream.ErrorBaseline;
import dev.vigia.stream.HddmA;
import dev.vigia.stream.PageHinkley;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Concept drift: from which row on predictions came true less often than in the baseline, in the order in which rows are given. Of
 * probabilities an error is one at the wrong side of .5, of classes a wrong one; of numbers the loss is the absolute error over its
 * 99 % quantile in the baseline, 1 at most. It tells when, and decides nothing: whether performance fell in all is {@link
 * PerformanceCheck}'s. Rows without a prediction or a truth are left out. Not thread-safe.
 */
public final class ErrorStream {
    /** In a stream without a change a detector's first alarm comes within that many rows with probability 1 − 1/e. */
    public static final double RUN_LENGTH = 100_000;

    private static final double HIGH = 0.99;
    /** A little above the rarest errors for which Page–Hinkley is calibrated. */
    private static final double LEAST_MEAN = 1.1 * PageHinkley.LEAST_RATE;

    private final Kind kind;
    private final double unit;
    private final List<Watched> detectors;

    private ErrorStream(Kind kind, double unit, List<Watched> detectors) {
        this.kind = kind;
        this.unit = unit;
        this.detectors = detectors;
    }

    /**
     * A stream held against a baseline; empty where that has fewer than {@value ErrorBaseline#FEWEST} rows that can be judged, or
     * no error in numbers. Page–Hinkley is left out where less than .55 % were wrong. From fewer than {@value ErrorBaseline#PRECISE}
     * rows the likelihood ratio and the bank of CUSUMs hold against the error's upper limit, and tell a rise later.
     */
    public static Optional<ErrorStream> of(LabelledRows baseline, boolean textPrediction, boolean textTruth) {
        Kind kind = Kind.of(baseline, textPrediction, textTruth);
        if (kind.task() == null) {
            return Optional.empty();
        }
        Pairs pairs = Pairs.of(baseline).where(kind::isJudged);
        double unit = kind.task() == Task.NUMBERS ? high(pairs) : 1;
        if (pairs.size() < ErrorBaseline.FEWEST || !(unit > 0 && unit < Double.POSITIVE_INFINITY)) {
            return Optional.empty();
        }
        double sum = 0;
        for (int row = 0; row < pairs.size(); row++) {
            sum += loss(kind, unit, pairs.predictions()[row], pairs.truths()[row]);
        }
        ErrorBaseline error = new ErrorBaseline(sum / pairs.size(), pairs.size());
        return Optional.of(new ErrorStream(kind, unit, detectors(error)));
    }

    private static double high(Pairs pairs) {
        double[] errors = new double[pairs.size()];
        for (int row = 0; row < errors.length; row++) {
            errors[row] = Math.abs(pairs.predictions()[row] - pairs.truths()[row]);
        }
        Arrays.sort(errors);
        return errors.length == 0 ? 0 : errors[(int) (HIGH * (errors.length - 1))];
    }

    private static List<Watched> detectors(ErrorBaseline error) {
        List<ChangeDetector> detectors = new ArrayList<>(List.of(
                new BernoulliGlr(error, RUN_LENGTH), new CusumBank(error, RUN_LENGTH), new Adwin(error, RUN_LENGTH)));
        if (error.mean() >= LEAST_MEAN) {
            detectors.add(new PageHinkley(error, RUN_LENGTH));
        }
        detectors.add(new HddmA(error, RUN_LENGTH));
        return detectors.stream().map(Watched::new).toList();
    }

    private static double loss(Kind kind, double unit, double prediction, double truth) {
        return switch (kind.known()) {
            case PROBABILITY -> (prediction >= ProbabilityMeasures.THRESHOLD) == (truth == kind.positive()) ? 0 : 1;
            case CLASSES -> prediction == truth ? 0 : 1;
            case NUMBERS -> Math.min(1, Math.abs(prediction - truth) / unit);
        };
    }

    /** Takes the next row. */
    public void add(double prediction, double truth) {
        if (Double.isFinite(prediction) && Double.isFinite(truth) && kind.isJudged(prediction, truth)) {
            double loss = loss(kind, unit, prediction, truth);
            detectors.forEach(detector -> detector.add(loss));
        }
    }

    /** What each detector made of the rows so far, the surest first. */
    public List<ConceptDrift> found() {
        return detectors.stream().map(Watched::found).toList();
    }

    /** A detector and its first alarm. */
    private static final class Watched {
        private final ChangeDetector detector;
        private long alarms;
        private long alarm;
        private long since;

        Watched(ChangeDetector detector) {
            this.detector = detector;
        }

        void add(double loss) {
            if (detector.add(loss) && alarms++ == 0) {
                alarm = detector.rows();
                since = detector.since();
            }
        }

        ConceptDrift found() {
            return new ConceptDrift(detector.name(), detector.runLength(), detector.rows(), alarms, alarm, since);
        }
    }
}
