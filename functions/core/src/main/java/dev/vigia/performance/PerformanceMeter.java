package dev.vigia.performance;

import dev.vigia.check.LabelBatch;
import dev.vigia.check.PerformanceMeasure;
import dev.vigia.check.PerformanceMeasure.Interval;
import dev.vigia.inference.NumberColumn;
import dev.vigia.inference.Rows;
import dev.vigia.profile.ColumnProfile;
import dev.vigia.profile.NumberProfile;
import dev.vigia.profile.Window;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.stream.IntStream;

/** A window's performance by a reference's labelled rows: estimated from its profile, and measured by labels as they come. */
public final class PerformanceMeter {
    /** Of how many predictions a profile's distribution is taken; more make an area better by less than 10⁻⁴. */
    private static final int MOST_RANKS = 10_000;

    private static final long SEED = 1;

    private final LabelledRows reference;
    private final Kind kind;
    private final String prediction;
    private final Optional<BatchSums> sums;

    /** @param prediction the column that is judged */
    PerformanceMeter(LabelledRows reference, Kind kind, String prediction) {
        this.reference = reference;
        this.kind = kind;
        this.prediction = prediction;
        this.sums = kind.task() == null ? Optional.empty() : Optional.of(BatchSums.of(reference, kind));
    }

    /** Reads a uniform sample of a window's rows. */
    public interface Sample {
        /** Hands over each of them. */
        void read(Sink sink);

        /** Takes a row of a request. */
        interface Sink {
            void add(Rows request, int row);
        }
    }

    /**
     * What a window's measures are expected to be. Of probabilities from the counts of its predictions: at up to {@value #MOST_RANKS} evenly
     * spaced ranks of them, each error that of as many rows as there are. Of numbers, what they lose, from a sample of its rows, if the
     * reference's rows were kept with their features and are enough to learn from.
     *
     * @param predictions the window's column; empty where its baseline has none
     * @param rows is read for numbers only
     */
    public Estimation estimate(Optional<ColumnProfile> predictions, Sample rows) {
        if (kind.task() == null) {
            return Estimation.none(kind.reason());
        }
        if (predictions.isEmpty()) {
            return Estimation.none("there is no baseline with a column of the prediction");
        }
        if (!(predictions.get() instanceof NumberProfile numbers)) {
            return Estimation.none(
                    kind.task() == Task.CLASSES ? PerformanceReview.OF_CLASSES : "predictions are texts");
        }
        return switch (kind.known()) {
            case PROBABILITY -> estimate(numbers);
            case CLASSES -> Estimation.none(PerformanceReview.OF_CLASSES);
            case NUMBERS -> lost(numbers, rows);
        };
    }

    private Estimation lost(NumberProfile numbers, Sample rows) {
        Estimator estimator = new Estimator(reference, kind);
        String refused = estimator.refused();
        if (!refused.isEmpty() || numbers.finite() == 0) {
            return Estimation.none(refused.isEmpty() ? "no predictions to estimate from" : refused);
        }
        LabelledRows sampled = reference.others(SEED);
        rows.read((request, row) -> {
            int place = request.schema().position(prediction).orElse(-1);
            if (place >= 0 && request.column(place) instanceof NumberColumn column) {
                sampled.add(column.value(row), Double.NaN, request, row);
            }
        });
        return estimator.ofRows(sampled.sample().map(sample -> sample.among(numbers.finite())));
    }

    private Estimation estimate(NumberProfile numbers) {
        int ranks = (int) Math.min(numbers.finite(), MOST_RANKS);
        double[] current = IntStream.range(0, ranks)
                .mapToDouble(rank -> numbers.quantile((rank + 0.5) / ranks).orElseThrow())
                .filter(Kind::isProbability)
                .toArray();
        return new Estimator(reference, kind)
                .ofScores(current)
                .narrowed(Math.sqrt((double) ranks / Math.max(1, numbers.finite())));
    }

    /** Labels that arrived in a window and correct none, summed over those rows that can be judged. */
    public Optional<LabelBatch> batch(Window arrived, long labels, Collection<LabelledRow> rows) {
        return batch(arrived, labels, rows, List.of());
    }

    /**
     * The same of labels that may correct others.
     *
     * @param replaced some of these rows with the labels that they had before, which are taken out of the sums
     */
    public Optional<LabelBatch> batch(
            Window arrived, long labels, Collection<LabelledRow> rows, Collection<LabelledRow> replaced) {
        return sums.map(all -> all.sum(arrived, labels, judged(rows), judged(replaced)));
    }

    /** Those of the rows that can be judged. */
    public List<LabelledRow> judged(Collection<LabelledRow> rows) {
        return rows.stream()
                .filter(row -> Double.isFinite(row.prediction()) && Double.isFinite(row.truth()))
                .filter(row -> kind.isJudged(row.prediction(), row.truth()))
                .toList();
    }

    /** What is estimated, as a report has it. */
    public List<PerformanceMeasure> estimated(Estimation estimation) {
        return estimation.measures().stream()
                .flatMap(one -> interval(one).stream()
                        .map(interval -> new PerformanceMeasure(one.name(), null, interval, null)))
                .toList();
    }

    /**
     * The same measures by labels, beside what they were in the reference and are estimated to be.
     *
     * @param known with the estimates; what it has otherwise is replaced
     * @param batches of the same predictions
     */
    public List<PerformanceMeasure> measured(List<PerformanceMeasure> known, Collection<LabelBatch> batches) {
        Map<String, Interval> estimates = new LinkedHashMap<>();
        known.stream()
                .filter(one -> one.estimated() != null)
                .forEach(one -> estimates.put(one.name(), Objects.requireNonNull(one.estimated())));
        List<Measurement> measured = sums.map(all -> all.measures(batches)).orElse(List.of());
        SequencedSet<String> names = new LinkedHashSet<>(estimates.keySet());
        measured.forEach(one -> names.add(one.name()));
        List<Measurement> before = names.isEmpty() ? List.of() : PerformanceReview.measured(reference, kind);
        return names.stream()
                .map(name -> new PerformanceMeasure(
                        name,
                        find(before, name).map(Interval::value).orElse(null),
                        estimates.get(name),
                        find(measured, name).orElse(null)))
                .toList();
    }

    private static Optional<Interval> find(List<Measurement> measures, String name) {
        return measures.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .flatMap(PerformanceMeter::interval);
    }

    private static Optional<Interval> interval(Measurement one) {
        return Interval.of(one.value(), one.low(), one.high());
    }
}
