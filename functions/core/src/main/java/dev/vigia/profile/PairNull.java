package dev.vigia.profile;

import dev.vigia.stats.CorrelationLaw;
import dev.vigia.stats.TailCalibration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** How the correlations of all pairs vary from hour to hour, as a part of {@link WindowNull}. Immutable. */
public final class PairNull {
    /** Rows of an hour below which it says nothing of correlations. */
    public static final int LEAST_ROWS = 30;

    private final @Nullable CorrelationLaw[] laws;
    private final TailCalibration tail;

    private PairNull(@Nullable CorrelationLaw[] laws, TailCalibration tail) {
        this.laws = laws;
        this.tail = tail;
    }

    /** By pair, in the order of {@link PairSums#correlations()}; empty if it had too few hours, or does not vary. */
    public Optional<CorrelationLaw> law(int pair) {
        return Optional.ofNullable(laws[pair]);
    }

    /** How heavy the tails of all pairs together are. */
    public TailCalibration tail() {
        return tail;
    }

    static PairNull of(int pairs, List<PairSums> hours) {
        List<PairSums> used =
                hours.stream().filter(hour -> hour.rows() >= LEAST_ROWS).toList();
        double[][] correlations = used.stream().map(PairSums::correlations).toArray(double[][]::new);
        double[] rows = used.stream().mapToDouble(PairSums::rows).toArray();
        List<Optional<CorrelationLaw.Fitted>> fitted = IntStream.range(0, pairs)
                .parallel()
                .mapToObj(pair -> CorrelationLaw.of(column(correlations, pair), rows))
                .toList();
        @Nullable CorrelationLaw[] laws = new CorrelationLaw[pairs];
        List<double[]> leftOut = new ArrayList<>();
        for (int pair = 0; pair < pairs; pair++) {
            CorrelationLaw.@Nullable Fitted found = fitted.get(pair).orElse(null);
            if (found != null) {
                laws[pair] = found.law();
                leftOut.add(found.leftOut());
            }
        }
        TailCalibration tail = TailCalibration.of(
                leftOut.stream().flatMapToDouble(Arrays::stream).toArray());
        return new PairNull(laws, tail);
    }

    private static double[] column(double[][] rows, int column) {
        double[] values = new double[rows.length];
        Arrays.setAll(values, row -> rows[row][column]);
        return values;
    }

    void pack(PackWriter out) {
        out.number(tail.from());
        out.number(tail.rate());
        for (CorrelationLaw law : laws) {
            out.count(law == null ? 0 : law.hours());
            if (law != null) {
                out.single((float) law.centre());
                out.single((float) law.variance());
                out.single((float) law.mostRows());
            }
        }
    }

    static PairNull unpack(int pairs, PackReader in) {
        TailCalibration tail = new TailCalibration(in.number(), in.number());
        @Nullable CorrelationLaw[] laws = new CorrelationLaw[pairs];
        for (int pair = 0; pair < pairs; pair++) {
            int hours = in.count(Integer.MAX_VALUE);
            laws[pair] = hours == 0 ? null : new CorrelationLaw(in.single(), in.single(), hours, in.single());
        }
        return new PairNull(laws, tail);
    }
}
