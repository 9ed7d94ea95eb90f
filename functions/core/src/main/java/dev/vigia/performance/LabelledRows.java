package dev.vigia.performance;

import dev.vigia.inference.Rows;
import dev.vigia.model.Feature;
import dev.vigia.model.Schema;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Predictions and what came true, row by row; of more than {@value #MOST_ROWS} rows a uniform sample is kept, and all are
 * counted. Rows whose prediction is missing or not finite are counted and left out. Texts are kept as numbers that are
 * equal where the texts are. Those that keep features have a sample of whole rows beside them, from which the loss of numbers is learned and
 * estimated. Not thread-safe.
 */
public final class LabelledRows {
    /** The most rows that are kept. */
    public static final int MOST_ROWS = 100_000;

    private final SplittableRandom random;
    private final Labels labels;
    private double[] predictions = new double[1024];
    private double[] truths = new double[1024];
    private int size;
    private long rows;
    private long withPrediction;
    private long withTruth;
    private long malformed;
    private boolean onlyLabelled;
    private @Nullable LossSample sample;
    private @Nullable LossRows learned;

    /**
     * Makes an empty list.
     *
     * @param labels names texts, the same for the baseline and what is held against it
     * @param seed chooses the rows that are kept
     */
    public LabelledRows(Labels labels, long seed) {
        this.labels = labels;
        this.random = new SplittableRandom(seed);
    }

    /**
     * Makes an empty list of a baseline's rows that keeps features: of at most 100,000 rows whose truth is known, and 3.2 million cells.
     *
     * @param schema of which the features are kept, but times
     */
    public static LabelledRows withFeatures(Labels labels, long seed, Schema schema) {
        LabelledRows rows = new LabelledRows(labels, seed);
        rows.sample = new LossSample(LossSample.features(schema), seed, LossSample.MOST_ROWS);
        rows.onlyLabelled = true;
        return rows;
    }

    /** Rows that were packed, and what a loss is learned from; null: nothing is. */
    LabelledRows(
            Labels labels,
            long seed,
            double[] predictions,
            double[] truths,
            long[] counts,
            @Nullable LossRows learned) {
        this(labels, seed);
        this.predictions = predictions;
        this.truths = truths;
        this.size = predictions.length;
        this.rows = counts[0];
        this.withPrediction = counts[1];
        this.withTruth = counts[2];
        this.learned = learned;
    }

    /** Texts as numbers; beyond 10,000 of them the number is a hash. Not thread-safe. */
    public static final class Labels {
        static final int MOST = 10_000;

        private final Map<String, Integer> numbers = new LinkedHashMap<>();

        /** The text's number; NaN for none. */
        public double of(@Nullable String text) {
            if (text == null) {
                return Double.NaN;
            }
            if (numbers.size() < MOST) {
                return numbers.computeIfAbsent(text, any -> numbers.size());
            }
            Integer number = numbers.get(text);
            return number == null ? text.hashCode() - 0x1p33 : number;
        }

        /** The texts, each in the place of its number. */
        List<String> texts() {
            return List.copyOf(numbers.keySet());
        }

        /** Of numbers of texts, that of the last in order of characters. */
        double last(double[] distinct) {
            return numbers.entrySet().stream()
                    .filter(entry -> Arrays.stream(distinct).anyMatch(one -> one == entry.getValue()))
                    .max(Map.Entry.comparingByKey())
                    .map(entry -> (double) entry.getValue())
                    .orElse(Double.NaN);
        }
    }

    /**
     * Adds a row.
     *
     * @param prediction a number, or a text's number; NaN: missing
     * @param truth the same; NaN: not known yet
     */
    public void add(double prediction, double truth) {
        rows++;
        if (Double.isFinite(truth)) {
            withTruth++;
        }
        if (!Double.isFinite(prediction)) {
            return;
        }
        withPrediction++;
        if (size < MOST_ROWS) {
            grow();
            put(size++, prediction, truth);
        } else {
            long place = random.nextLong(withPrediction);
            if (place < MOST_ROWS) {
                put((int) place, prediction, truth);
            }
        }
    }

    /** Adds a row of others, with its features where they are kept. */
    public void add(double prediction, double truth, Rows of, int row) {
        add(prediction, truth);
        if (sample != null && Double.isFinite(prediction) && (Double.isFinite(truth) || !onlyLabelled)) {
            sample.add(of, row, prediction, truth);
        }
    }

    /** Counts a row whose truth is known and not of its kind, such as a word for a number. */
    public void addMalformed() {
        rows++;
        withTruth++;
        withPrediction++;
        malformed++;
    }

    /** How many rows had a truth that is not of its kind. */
    public long malformed() {
        return malformed;
    }

    private void grow() {
        if (size == predictions.length) {
            predictions = Arrays.copyOf(predictions, Math.min(MOST_ROWS, Math.max(1024, size * 2)));
            truths = Arrays.copyOf(truths, predictions.length);
        }
    }

    private void put(int place, double prediction, double truth) {
        predictions[place] = prediction;
        truths[place] = Double.isFinite(truth) ? truth : Double.NaN;
    }

    /** Their binary form, at most 1.6 MB and the texts; of numbers that keep features 4 MB more. */
    public byte[] pack() {
        return LabelledPacking.pack(this);
    }

    /**
     * Rows from their binary form.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static LabelledRows unpack(byte[] packed) {
        return LabelledPacking.unpack(packed, 1);
    }

    /** No rows, with the same labels, which keep the same features of rows with and without truth. */
    public LabelledRows others(long seed) {
        LabelledRows others = new LabelledRows(labels, seed);
        List<Feature> features = features();
        others.sample = features == null ? null : new LossSample(features, seed, LossSample.MOST_ESTIMATED);
        return others;
    }

    /** No rows, of the same features, to estimate a loss of, one of so many samples; empty where they are not kept. */
    Optional<LossSample> none(long seed, int most, int samples) {
        return Optional.ofNullable(features())
                .map(kept -> new LossSample(
                        kept, seed, Math.min(most, LossSample.MOST_CELLS / samples / (kept.size() + 1))));
    }

    private @Nullable List<Feature> features() {
        if (learned != null) {
            return learned.features();
        }
        return sample == null ? null : sample.features();
    }

    /** What a loss is learned from; empty where features are not kept. */
    Optional<LossRows> learned() {
        return learned == null && sample != null ? Optional.of(LossRows.of(sample)) : Optional.ofNullable(learned);
    }

    /** The rows with their features; empty where they are not kept. */
    Optional<LossSample> sample() {
        return Optional.ofNullable(sample);
    }

    /** Names its texts. */
    public Labels labels() {
        return labels;
    }

    /** How many rows were added. */
    public long rows() {
        return rows;
    }

    /** How many of them have a truth; one that is infinite is none. */
    public long withTruth() {
        return withTruth;
    }

    /** How many of those kept have a prediction and a truth. */
    public long judged() {
        return Arrays.stream(truths()).filter(truth -> !Double.isNaN(truth)).count();
    }

    /** How many of them have no prediction, or one that is not finite. */
    public long withoutPrediction() {
        return rows - withPrediction;
    }

    /** The predictions kept. */
    double[] predictions() {
        return Arrays.copyOf(predictions, size);
    }

    /** The truth of each prediction kept; NaN where it is not known. */
    double[] truths() {
        return Arrays.copyOf(truths, size);
    }
}
