package dev.vigia.performance;

import dev.vigia.check.LabelBatch;
import dev.vigia.check.PerformanceMeasure;
import dev.vigia.check.PerformanceMeasure.Interval;
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

    private final LabelledRows reference;
    private final Kind kind;
    private final Optional<BatchSums> sums;

    PerformanceMeter(LabelledRows reference, Kind kind) {
        this.reference = reference;
        this.kind = kind;
        this.sums = kind.task() == null ? Optional.empty() : Optional.of(sums(reference, kind));
    }

    private static BatchSums sums(LabelledRows reference, Kind kind) {
        double[] scores = kind.task() == Task.PROBABILITY
                ? Pairs.of(reference).where(kind::isJudged).predictions()
                : new double[] {0};
        return new BatchSums(kind, new ScoreBins(scores));
    }

    /**
     * What a window's measures are expected to be, from the counts of its predictions: at up to {@value #MOST_RANKS} evenly
     * spaced ranks of them, each error that of as many rows as there are.
     *
     * @param predictions the window's column; empty where its baseline has none
     */
    public Estimation estimate(Optional<ColumnProfile> predictions) {
        if (kind.task() == null) {
            return Estimation.none(kind.reason());
        }
        if (kind.task() != Task.PROBABILITY) {
            return Estimation.none("behind live traffic only probabilities are estimated without labels");
        }
        return predictions
                .map(column -> column instanceof NumberProfile numbers
                        ? estimate(numbers)
                        : Estimation.none("predictions are texts"))
                .orElseGet(() -> Estimation.none("there is no baseline with a column of the prediction"));
    }

    private Estimation estimate(NumberProfile numbers) {
        int ranks = (int) Math.min(numbers.finite(), MOST_RANKS);
        double[] current = IntStream.range(0, ranks)
                .mapToDouble(rank -> numbers.quantile((rank + 0.5) / ranks).orElseThrow())
                .filter(Kind::isProbability)
                .toArray();
        Pairs pairs = Pairs.of(reference).where(kind::isJudged);
        return Estimation.of(pairs.predictions(), pairs.outcomes(kind.positive()), current)
                .narrowed(Math.sqrt((double) ranks / Math.max(1, numbers.finite())));
    }

    /** Labels that arrived in a window, summed over those rows that can be judged. */
    public Optional<LabelBatch> batch(Window arrived, long labels, Collection<LabelledRow> rows) {
        List<LabelledRow> judged = rows.stream()
                .filter(row -> Double.isFinite(row.prediction()) && Double.isFinite(row.truth()))
                .filter(row -> kind.isJudged(row.prediction(), row.truth()))
                .toList();
        return sums.map(all -> all.sum(arrived, labels, judged));
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
