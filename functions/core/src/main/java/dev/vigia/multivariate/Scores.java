package dev.vigia.multivariate;

import java.util.ArrayList;
import java.util.List;

/**
 * The columns in which two samples' features are set against one another: a number's mid-ranks, a flag for each frequent
 * category, and a flag for missing cells where there are some. A flag must be expected {@value #LEAST} times, and as often
 * not, in the smaller sample: rarer ones have no correlation worth naming.
 */
final class Scores {
    private static final int LEAST = 10;
    private static final int MOST_COLUMNS = 600;
    private static final int MOST_FLAGS = 8;

    private final Pooled pooled;
    private final int flags;
    private final List<Score> scores = new ArrayList<>();

    private Scores(Pooled pooled) {
        this.pooled = pooled;
        flags = Math.clamp(MOST_COLUMNS / Math.max(1, pooled.columns().size()), 1, MOST_FLAGS);
    }

    static List<Score> of(Pooled pooled) {
        Scores made = new Scores(pooled);
        for (int i = 0; i < pooled.columns().size(); i++) {
            made.add(i, pooled.columns().get(i));
        }
        return List.copyOf(made.scores);
    }

    private void add(int place, Pooled.Coded column) {
        switch (column) {
            case Pooled.Ranked ranked -> add(place, ranked);
            case Pooled.Named named -> add(place, named);
        }
    }

    private void add(int place, Pooled.Ranked column) {
        double[] ranks = column.ranks();
        String name = column.feature().name();
        if (varies(ranks)) {
            scores.add(new Score(place, name, ranks, isFlag(ranks)));
        }
        int missing = 0;
        for (double rank : ranks) {
            missing += Double.isNaN(rank) ? 1 : 0;
        }
        if (isOften(missing)) {
            double[] flags = new double[ranks.length];
            for (int row = 0; row < flags.length; row++) {
                flags[row] = Double.isNaN(ranks[row]) ? 1 : 0;
            }
            scores.add(new Score(place, name + " missing", flags, true));
        }
    }

    private void add(int place, Pooled.Named column) {
        List<String> names = column.names();
        int[] counts = new int[names.size() + 2]; // missing, each name, the others
        for (int code : column.codes()) {
            counts[code + 1]++;
        }
        boolean two = names.size() == 2 && counts[0] == 0;
        String name = column.feature().name();
        for (int code = 0; code < Math.min(two ? 1 : flags, names.size()); code++) {
            if (isOften(counts[code + 1])) {
                scores.add(flag(place, name + " = " + names.get(code), column.codes(), code));
            }
        }
        if (isOften(counts[0])) {
            scores.add(flag(place, name + " missing", column.codes(), -1));
        }
    }

    private static Score flag(int place, String label, int[] codes, int wanted) {
        double[] values = new double[codes.length];
        for (int row = 0; row < values.length; row++) {
            values[row] = codes[row] == wanted ? 1 : 0;
        }
        return new Score(place, label, values, true);
    }

    private boolean isOften(int set) {
        double smaller = (double) Math.min(pooled.baselineRows(), pooled.windowRows()) / pooled.rows();
        return Math.min(set, pooled.rows() - set) * smaller >= LEAST;
    }

    private static boolean varies(double[] ranks) {
        double first = Double.NaN;
        for (double rank : ranks) {
            if (!Double.isNaN(rank) && rank != first) {
                if (!Double.isNaN(first)) {
                    return true;
                }
                first = rank;
            }
        }
        return false;
    }

    /** Whether there are two different values. */
    private static boolean isFlag(double[] ranks) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (double rank : ranks) {
            least = rank < least ? rank : least;
            most = rank > most ? rank : most;
        }
        for (double rank : ranks) {
            if (rank > least && rank < most) {
                return false;
            }
        }
        return true;
    }
}
