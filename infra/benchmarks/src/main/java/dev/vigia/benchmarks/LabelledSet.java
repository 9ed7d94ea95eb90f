package dev.vigia.benchmarks;

import dev.vigia.inference.Column;
import dev.vigia.inference.InferenceId;
import dev.vigia.inference.LoggedRequest;
import dev.vigia.inference.NumberColumn;
import dev.vigia.inference.Rows;
import dev.vigia.inference.Status;
import dev.vigia.model.Feature;
import dev.vigia.model.ModelName;
import dev.vigia.model.ModelVersion;
import dev.vigia.model.Schema;
import dev.vigia.profile.Baseline;
import dev.vigia.profile.BaselineBuilder;
import dev.vigia.profile.Profile;
import dev.vigia.stats.ExactMeasures;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/** Rows of a public set: normal ones as baseline, others to score, with labels and the scores of full kNN. */
final class LabelledSet {
    private static final ModelVersion VERSION = new ModelVersion(new ModelName("bench"), 1);

    private final String name;
    private final double[][] baseline;
    private final double[][] current;
    private final boolean[] odd;
    private final double[] knn;

    /**
     * Takes the arrays as they are.
     *
     * @param baseline rows by columns
     * @param current rows by columns
     * @param odd which of the current rows are anomalies
     * @param knn their distances to the fifth nearest baseline row
     */
    LabelledSet(String name, double[][] baseline, double[][] current, boolean[] odd, double[] knn) {
        this.name = name;
        this.baseline = baseline;
        this.current = current;
        this.odd = odd;
        this.knn = knn;
    }

    String name() {
        return name;
    }

    /** The area under the ROC curve of kNN's scores. */
    double aurocOfKnn() {
        return auroc(knn);
    }

    /** The same of the row score of a baseline of those rows. */
    double auroc() {
        Schema schema = new Schema(IntStream.range(0, baseline[0].length)
                .mapToObj(i -> Feature.number("x" + i))
                .toList());
        BaselineBuilder builder = new BaselineBuilder(VERSION, schema, 1);
        builder.add(rows(schema, baseline));
        Baseline made = builder.build("b1", Traffic.HOUR.from());
        double[] scores = new double[current.length];
        InferenceId id = InferenceId.of(Traffic.HOUR.from(), 1, 1);
        Profile.builder(made)
                .add(
                        new LoggedRequest(
                                id, VERSION, Status.CAPTURED, "schema", rows(schema, current), "body", null, id.time()),
                        (row, score) -> scores[row] = score);
        return auroc(scores);
    }

    /** How often an anomaly has a higher score than a normal row, of all pairs; a tie is half of one. */
    private double auroc(double[] scores) {
        double[] high = pick(scores, true);
        double[] low = pick(scores, false);
        Double pairs = Objects.requireNonNull(ExactMeasures.ofNumbers(high, low).get("mann-whitney"))
                .statistic();
        return Objects.requireNonNull(pairs) / ((double) high.length * low.length);
    }

    private double[] pick(double[] scores, boolean anomalies) {
        return IntStream.range(0, scores.length)
                .filter(i -> odd[i] == anomalies)
                .mapToDouble(i -> scores[i])
                .toArray();
    }

    private static Rows rows(Schema schema, double[][] values) {
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < schema.size(); i++) {
            int column = i;
            columns.add(NumberColumn.of(IntStream.range(0, values.length)
                    .mapToDouble(row -> values[row][column])
                    .toArray()));
        }
        return new Rows(schema, values.length, columns, List.of());
    }
}
