package dev.vigia.performance;

import dev.vigia.stream.Adwin;
import dev.vigia.stream.BernoulliGlr;
import dev.vigia.stream.ChangeDetector;
import dev.vigia.stream.CusumBank;
import dev.vigia.stream.DetectorState;
import dev.vigia.stream.ErrorBaseline;
import dev.vigia.stream.HddmA;
import dev.vigia.stream.PageHinkley;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Concept drift: from which row on predictions came true less often than in the baseline, in the order in which rows are given. Of
 * probabilities an error is one at the wrong side of .5, of classes a wrong one, of numbers one that is further off than four in five of the
 * baseline are ({@link ErrorRule}): so all are right or wrong, for which detectors are calibrated. It tells when, and decides nothing: whether performance fell
 * in all is {@link PerformanceCheck}'s. Rows without a prediction or a truth are left out. Not thread-safe.
 */
public final class ErrorStream {
    /** In a stream without a change a detector's first alarm comes within that many rows with probability 1 − 1/e. */
    public static final double RUN_LENGTH = 100_000;

    /** A little above the rarest errors for which Page–Hinkley is calibrated. */
    private static final double LEAST_MEAN = 1.1 * PageHinkley.LEAST_RATE;

    private final ErrorRule rule;
    private final List<Watched> detectors;

    private ErrorStream(ErrorRule rule, List<Watched> detectors) {
        this.rule = rule;
        this.detectors = detectors;
    }

    /**
     * A stream held against a baseline; empty where that has fewer than {@value ErrorBaseline#FEWEST} rows that can be judged, or
     * no error in numbers. Page–Hinkley is left out where less than .55 % were wrong. From fewer than {@value ErrorBaseline#PRECISE}
     * rows the likelihood ratio and the bank of CUSUMs hold against the error's upper limit, and tell a rise later.
     */
    public static Optional<ErrorStream> of(LabelledRows baseline, boolean textPrediction, boolean textTruth) {
        return ErrorRule.of(baseline, textPrediction, textTruth)
                .filter(rule -> rule.rows() >= ErrorBaseline.FEWEST)
                .map(rule -> new ErrorStream(rule, detectors(new ErrorBaseline(rule.mean(), rule.rows()))));
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

    /** Takes the next row. */
    public void add(double prediction, double truth) {
        loss(prediction, truth).ifPresent(loss -> detectors.forEach(detector -> detector.add(loss)));
    }

    /** 1 for a wrong row, 0 for a right one; empty where it is not judged. */
    OptionalDouble loss(double prediction, double truth) {
        return rule.loss(prediction, truth);
    }

    /** The share of the baseline's rows that are wrong. */
    double before() {
        return rule.mean();
    }

    /** Looks for a rise in rows that have an end, by the same baseline. */
    ErrorSearch search() {
        return new ErrorSearch(rule);
    }

    /** What each detector keeps for the next rows. */
    List<DetectorState> states() {
        return detectors.stream().map(watched -> watched.detector.state()).toList();
    }

    /**
     * The same stream going on where states were taken; alarms are counted from here. A detector without a state, or with
     * one of another Vigia's form, begins with the next row.
     */
    ErrorStream resumed(List<DetectorState> states) {
        return new ErrorStream(
                rule,
                detectors.stream()
                        .map(watched -> new Watched(resumed(watched.detector, states)))
                        .toList());
    }

    private static ChangeDetector resumed(ChangeDetector detector, List<DetectorState> states) {
        for (DetectorState state : states) {
            if (state.detector().equals(detector.name())) {
                try {
                    return detector.resumed(state);
                } catch (IllegalArgumentException otherForm) {
                    return detector;
                }
            }
        }
        return detector;
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
