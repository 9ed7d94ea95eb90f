package dev.vigia.stream;

import java.util.stream.IntStream;

/**
 * The most unlikely stretch of a stream, if its rows are wrong as often as a baseline's: the highest of √(2·LR) − √(2 ln(e·n / length)) over
 * stretches of {@value #LEAST} rows to all n, whose lengths grow by √2. LR is the logarithm of the likelihood ratio of two rates, the
 * stretch's and the baseline's, against one; 0 where the stretch has the lower. The second root is what so many places for a stretch of that length let expect,
 * without which short ones would set the threshold of long ones.
 *
 * <p>L. Dümbgen, V. Spokoiny, Multiscale testing of qualitative hypotheses, Annals of Statistics 29 (2001), doi:10.1214/aos/996986504.
 */
final class StretchScan {
    static final long LEAST = 50;

    /** By how much a ratio may be lower for a stretch to be told that begins with the first row, or ends with the last. */
    private static final double AS_GOOD = 3;

    private final long baselineWrong;
    private final long baselineRows;
    private final int blocks;
    private final long size;
    private final int[] lengths;

    /** For streams of so many blocks of so many rows. */
    StretchScan(long baselineWrong, long baselineRows, int blocks, long size) {
        this.baselineWrong = baselineWrong;
        this.baselineRows = baselineRows;
        this.blocks = blocks;
        this.size = size;
        int least = (int) Math.ceilDiv(LEAST, size);
        this.lengths = IntStream.iterate(0, i -> i + 1)
                .mapToLong(i -> Math.round(least * Math.pow(2, i / 2.0)))
                .takeWhile(length -> length <= blocks)
                .mapToInt(length -> (int) length)
                .distinct()
                .toArray();
    }

    /** The highest of all; −∞ where the stream is shorter than the shortest stretch. */
    double highest(long[] upTo) {
        double highest = blocks == 0 ? Double.NEGATIVE_INFINITY : score(upTo[blocks], blocks);
        for (int length : lengths) {
            highest = Math.max(highest, score(most(upTo, length), length));
        }
        return blocks * size < LEAST ? Double.NEGATIVE_INFINITY : highest;
    }

    private long most(long[] upTo, int length) {
        long most = 0;
        for (int end = length; end <= blocks; end++) {
            most = Math.max(most, upTo[end] - upTo[end - length]);
        }
        return most;
    }

    private double score(long wrong, int length) {
        double places = Math.sqrt(2 * (1 + Math.log((double) blocks / length)));
        return Math.sqrt(2 * ratio(wrong, length * size)) - places;
    }

    private double ratio(long wrong, long rows) {
        return ratio(wrong, rows, baselineWrong, baselineRows);
    }

    private static double ratio(long wrong, long rows, long otherWrong, long otherRows) {
        double pooled = (double) (wrong + otherWrong) / (rows + otherRows);
        return (double) wrong * otherRows <= (double) otherWrong * rows
                ? 0
                : Math.max(0, loss(wrong, rows, pooled) + loss(otherWrong, otherRows, pooled));
    }

    /** The log likelihood of a share at itself less that at a rate. */
    private static double loss(long wrong, long rows, double rate) {
        double right = (double) rows - wrong;
        double share = (double) wrong / rows;
        return (wrong == 0 ? 0 : wrong * Math.log(share / rate))
                + (right == 0 ? 0 : right * Math.log((1 - share) / (1 - rate)));
    }

    /**
     * The likeliest beginning and end, as blocks [0] to before [1]: of the stretch that scores highest, each moved to where the rows inside differ most from all others,
     * the baseline's and the stream's; to the stream's own ends where that is next to as likely.
     */
    int[] likeliest(long[] upTo) {
        int[] place = {0, blocks};
        double highest = score(upTo[blocks], blocks);
        for (int length : lengths) {
            long most = most(upTo, length);
            if (score(most, length) > highest) {
                highest = score(most, length);
                place = at(upTo, length, most);
            }
        }
        return settled(upTo, place);
    }

    private static int[] at(long[] upTo, int length, long wrong) {
        int end = length;
        while (upTo[end] - upTo[end - length] != wrong) {
            end++;
        }
        return new int[] {end - length, end};
    }

    private int[] settled(long[] upTo, int[] place) {
        int from = place[0];
        int to = place[1];
        for (int turn = 0; turn < 2; turn++) {
            int end = to;
            from = best(0, end - 1, start -> of(upTo, start, end));
            int start = from;
            to = best(start + 1, blocks, last -> of(upTo, start, last));
        }
        double ratio = of(upTo, from, to);
        int first = of(upTo, 0, to) >= ratio - AS_GOOD ? 0 : from;
        return new int[] {first, of(upTo, first, blocks) >= ratio - AS_GOOD ? blocks : to};
    }

    private double of(long[] upTo, int from, int to) {
        long wrong = upTo[to] - upTo[from];
        long rows = (to - from) * size;
        return rows < LEAST
                ? -1
                : ratio(wrong, rows, baselineWrong + upTo[blocks] - wrong, baselineRows + blocks * size - rows);
    }

    private interface Ratio {
        double at(int block);
    }

    private static int best(int from, int to, Ratio ratio) {
        int best = from;
        for (int block = from + 1; block <= to; block++) {
            best = ratio.at(block) > ratio.at(best) ? block : best;
        }
        return best;
    }
}
