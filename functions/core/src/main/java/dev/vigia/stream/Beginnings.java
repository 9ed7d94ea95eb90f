package dev.vigia.stream;

/**
 * The rows from which a stream's mean loss may have risen above a rate: the corners of the lower convex hull of (row, losses so far) whose edges are steeper
 * than that rate. Of any higher rate, the beginning whose rows since then are the likeliest is one of them.
 *
 * <p>At most {@value #MOST} are kept, where independent rows make a dozen; of more, the flattest is given up.
 */
final class Beginnings {
    static final int MOST = 64;

    private final double rate;
    private final double[] start = new double[MOST];
    private final double[] before = new double[MOST];
    private int corners;
    private double total;

    Beginnings(double rate) {
        this.rate = rate;
    }

    int count() {
        return corners;
    }

    /** The rows before the beginning. */
    double start(int corner) {
        return start[corner];
    }

    /** The losses since. */
    double wrong(int corner) {
        return total - before[corner];
    }

    /** The next row's loss. */
    void add(double loss) {
        total += loss;
    }

    /** A beginning after this many rows, the hull's new end; what it makes no corner any more goes. */
    void begin(double row) {
        while (corners > 0 && !staysCorner(row)) {
            corners--;
        }
        if (corners == 0) {
            total = 0;
        } else if (corners == MOST) {
            flatten();
        }
        start[corners] = row;
        before[corners] = total;
        corners++;
    }

    /** Whether the edge from the last corner to the row is steeper than the one to that corner, or than the rate. */
    private boolean staysCorner(double row) {
        int last = corners - 1;
        double rise = total - before[last];
        double run = row - start[last];
        return last == 0
                ? rise > rate * run
                : rise * (start[last] - start[last - 1]) > (before[last] - before[last - 1]) * run;
    }

    /** Gives up the corner that is nearest to the line between its neighbours. */
    private void flatten() {
        int flattest = 1;
        for (int corner = 2; corner < corners - 1; corner++) {
            flattest = depth(corner) < depth(flattest) ? corner : flattest;
        }
        corners--;
        System.arraycopy(start, flattest + 1, start, flattest, corners - flattest);
        System.arraycopy(before, flattest + 1, before, flattest, corners - flattest);
    }

    private double depth(int corner) {
        double part = (start[corner] - start[corner - 1]) / (start[corner + 1] - start[corner - 1]);
        return before[corner - 1] + part * (before[corner + 1] - before[corner - 1]) - before[corner];
    }

    void clear() {
        corners = 0;
        total = 0;
    }

    double[] kept() {
        double[] kept = new double[2 * MOST + 2];
        kept[0] = corners;
        kept[1] = total;
        System.arraycopy(start, 0, kept, 2, corners);
        System.arraycopy(before, 0, kept, 2 + MOST, corners);
        return kept;
    }

    void take(double[] kept) {
        corners = (int) kept[0];
        total = kept[1];
        System.arraycopy(kept, 2, start, 0, MOST);
        System.arraycopy(kept, 2 + MOST, before, 0, MOST);
    }
}
