package dev.vigia.outlier;

import dev.vigia.check.Advice;
import dev.vigia.check.Advice.OutlierRates;
import dev.vigia.check.Statistics;
import dev.vigia.profile.Baseline;
import dev.vigia.profile.CategoryProfile;
import dev.vigia.profile.Profile;
import dev.vigia.profile.RowReplay;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the outlier rate of a window would be if preprocessing had the statistics that are proposed. A refitted scaler hands its model
 * (x − mean_) / scale_, which the model knew as the value that gave the same under the old ones: that value is scored, against the
 * baseline's reference rows and its limit as they are. A category that is taken up is no longer as strange as an unknown one, but weighs by its share.
 * From a sample of the window's rows, the unusual ones more densely: with 2,000 of either kind a rate of 1 % has a standard error of .05 points where
 * outliers are among the unusual rows, as they are under the old statistics, and of .2 points where they may be among all.
 */
public final class OutlierReplay {
    /** Cells to be scored again in each kind of rows: about half a second where very much is proposed. */
    private static final int MOST_CELLS = 2_000_000;

    private static final int LEAST_ROWS = 50;

    private final Baseline baseline;
    private final Profile window;
    private final UnusualSample sample;
    private final int most;

    private OutlierReplay(Baseline baseline, Profile window, UnusualSample sample, int most) {
        this.baseline = baseline;
        this.window = window;
        this.sample = sample;
        this.most = most;
    }

    /**
     * The same advice, with outlier rates where values of a scaler or categories are proposed; as it is if nothing is, or no row was
     * scored.
     *
     * @param sample of the window's rows
     */
    public static List<Advice> of(Baseline baseline, Profile window, UnusualSample sample, List<Advice> advice) {
        List<Advice> replayable =
                advice.stream().filter(OutlierReplay::isReplayable).toList();
        if (replayable.isEmpty() || sample.scored() == 0) {
            return advice;
        }
        int cells = baseline.profile().columns().size() * (replayable.size() + 2);
        OutlierReplay replay = new OutlierReplay(
                baseline, window, sample, Math.clamp(MOST_CELLS / cells, LEAST_ROWS, UnusualSample.MOST));
        double old = replay.rate(List.of());
        double together = replay.rate(replayable);
        Set<String> features = new HashSet<>();
        replayable.forEach(one -> features.add(one.feature()));
        List<Advice> told = new ArrayList<>();
        for (Advice one : advice) {
            told.add(
                    features.contains(one.feature())
                            ? one.replayed(new OutlierRates(
                                    old, replayable.size() == 1 ? together : replay.rate(List.of(one)), together))
                            : one);
        }
        return List.copyOf(told);
    }

    private static boolean isReplayable(Advice advice) {
        return scaling(advice) != null || !advice.added().isEmpty();
    }

    /** What a value is under new statistics, told in the old ones' units. */
    private record Scaling(double oldMean, double oldScale, double mean, double scale) {
        double of(double value) {
            return oldMean + oldScale * ((value - mean) / scale);
        }
    }

    private static @Nullable Scaling scaling(Advice advice) {
        Map<String, Double> scaler = advice.scalers().getOrDefault("StandardScaler", Map.of());
        Statistics was = advice.baseline();
        Double mean = was == null ? null : was.mean();
        Double scale = was == null ? null : was.deviation();
        double newMean = scaler.getOrDefault("mean_", Double.NaN);
        double newScale = scaler.getOrDefault("scale_", Double.NaN);
        return mean != null && scale != null && scale > 0 && newScale > 0 && Double.isFinite(newMean)
                ? new Scaling(mean, scale, newMean, newScale)
                : null;
    }

    private double rate(List<Advice> taken) {
        Map<String, Scaling> scalings = new HashMap<>();
        Map<String, Map<String, Double>> known = new HashMap<>();
        for (Advice one : taken) {
            Scaling scaling = scaling(one);
            if (scaling != null) {
                scalings.put(one.feature(), scaling);
            }
            if (!one.added().isEmpty()) {
                known.put(one.feature(), shares(one));
            }
        }
        RowReplay replay = RowReplay.of(baseline, known);
        UnusualSample.Retelling retelling = (feature, value) -> {
            Scaling scaling = scalings.get(feature);
            return scaling == null ? value : scaling.of(value);
        };
        double outliers = sample.found() * share(replay, true, retelling)
                + (sample.scored() - sample.found()) * share(replay, false, retelling);
        return outliers / sample.scored();
    }

    private double share(RowReplay replay, boolean isUnusual, UnusualSample.Retelling retelling) {
        int rows = Math.min(most, sample.kept(isUnusual));
        return rows == 0 ? 0 : (double) replay.outliers(sample.rows(isUnusual, rows, retelling)) / rows;
    }

    /** Of a window's values; of a category that it does not count by name, of one row. */
    private Map<String, Double> shares(Advice advice) {
        Map<String, Double> shares = new HashMap<>();
        if (window.column(advice.feature()).orElse(null) instanceof CategoryProfile column) {
            advice.added().forEach(category -> shares.put(category, 1.0 / Math.max(1, column.present())));
            column.newCategories()
                    .forEach(one -> shares.computeIfPresent(
                            one.category(), (name, least) -> (double) one.count() / column.present()));
        }
        return shares;
    }
}
