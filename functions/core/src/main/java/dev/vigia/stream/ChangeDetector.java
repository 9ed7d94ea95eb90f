package dev.vigia.stream;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A detector of a rise in a stream of errors: 1 for a wrong prediction and 0 for a right one, or a loss in [0, 1], a row at a
 * time in the order of the rows. A falling error is no alarm. After an alarm the next row starts the detector anew.
 *
 * <p>Each states its run length: in a stream without a change, a first alarm comes within that many rows with probability
 * 1 − 1/e. Where alarms come at a constant rate that is the mean number of rows between two; where the rate falls with the
 * rows seen (ADWIN, Page–Hinkley, most of all HDDM-A) the mean is longer. Rows are taken to be independent. For losses
 * between 0 and 1 the thresholds are those of 0 and 1 with the same mean, which vary most.
 *
 * <p>Not safe for threads. {@link #state()} and {@link #resumed} carry a stream from one run to the next.
 */
public abstract sealed class ChangeDetector permits CusumBank, BernoulliGlr, Adwin, PageHinkley, HddmA {
    private static final int OWN = 3;

    private final double runLength;
    private long rows;
    private long since;
    private boolean alarmed;

    ChangeDetector(double runLength) {
        this.runLength = runLength;
    }

    /** The detector's name, as it is written in a report. */
    public abstract String name();

    /** The rows within which a false alarm comes with probability 1 − 1/e. */
    public final double runLength() {
        return runLength;
    }

    /**
     * Takes the next row and returns whether it raises an alarm.
     *
     * @param loss in [0, 1]; NaN is refused, a row whose truth is not known is to be left out
     */
    public final boolean add(double loss) {
        if (!(loss >= 0 && loss <= 1)) {
            throw new IllegalArgumentException("loss is " + loss + ", expected a number in [0, 1]");
        }
        if (alarmed) {
            clear();
        }
        rows++;
        alarmed = update(loss);
        if (alarmed) {
            since = begun();
        }
        return alarmed;
    }

    /** The rows taken so far, alarms or not. */
    public final long rows() {
        return rows;
    }

    /** Whether the latest row raised an alarm. */
    public final boolean alarmed() {
        return alarmed;
    }

    /**
     * The row, counted from 1, from which the error is believed to have been higher, as of the last alarm; 0 without one. Of {@link
     * Adwin} it is where what it still keeps begins, which may be long before the change.
     */
    public final long since() {
        return since;
    }

    /** What is needed to go on with the next row. */
    public final DetectorState state() {
        List<Double> numbers = new ArrayList<>(List.of((double) rows, (double) since, alarmed ? 1.0 : 0.0));
        for (double number : kept()) {
            numbers.add(number);
        }
        return new DetectorState(name(), numbers);
    }

    /** Returns a detector with these settings that goes on where the state was taken. The state of another kind is refused. */
    public final ChangeDetector resumed(DetectorState state) {
        if (!state.detector().equals(name())) {
            throw new IllegalArgumentException("state is of " + state.detector() + ", expected one of " + name());
        }
        double[] numbers =
                state.numbers().stream().mapToDouble(Double::doubleValue).toArray();
        ChangeDetector next = fresh();
        if (numbers.length != OWN + next.kept().length) {
            throw new IllegalArgumentException("state of " + name() + " has " + numbers.length + " numbers, expected "
                    + (OWN + next.kept().length));
        }
        next.rows = (long) numbers[0];
        next.since = (long) numbers[1];
        next.alarmed = numbers[2] != 0;
        next.take(Arrays.copyOfRange(numbers, OWN, numbers.length));
        return next;
    }

    /** One row; whether it raises an alarm. */
    abstract boolean update(double loss);

    /** The first row of the change, right after an alarm. */
    abstract long begun();

    /** Forgets the stream. */
    abstract void clear();

    /** A detector with the same settings that has seen nothing. */
    abstract ChangeDetector fresh();

    /** What is kept of the stream, always as many numbers. */
    abstract double[] kept();

    /** Puts back what was kept. */
    abstract void take(double[] kept);
}
