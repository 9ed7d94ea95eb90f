package dev.vigia.stream;

import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Whether a whole stream has a stretch in which rows were wrong more often than in a baseline, with a probability of a false alarm for the stream, however long:
 * the {@link StretchScan}'s highest score against those of drawn streams without a change. What a drawn stream is
 * wrong by is drawn too, from Beta(wrong + 1, right) of the baseline: what is known of the rate. Rows are taken as independent.
 *
 * <p>Drawing ends as soon as it is plain that many have as high a score (J. Besag, P. Clifford, Sequential Monte Carlo p-values, Biometrika 78 (1991),
 * doi:10.1093/biomet/78.2.301). The detectors beside it state a run length in place of a probability, for a stream has no end.
 */
public final class StretchSearch {
    /** Drawn streams with as high a score that end the drawing. */
    private static final int ENOUGH = 10;

    private static final int MOST_DRAWS = 50_000;
    private static final int LEAST_DRAWS = 1_000;

    private final long wrong;
    private final long rows;

    /**
     * Against a baseline.
     *
     * @param wrong how many of its rows were wrong
     * @param rows how many it has, 1 or more
     */
    public StretchSearch(long wrong, long rows) {
        if (rows < 1 || wrong < 0 || wrong > rows) {
            throw new IllegalArgumentException(
                    "baseline with " + wrong + " wrong of " + rows + " rows: expected 0 to all of 1 or more");
        }
        this.wrong = wrong;
        this.rows = rows;
    }

    /**
     * The stretch, if there is one at a level; empty too for a stream of fewer than {@value StretchScan#LEAST} rows.
     *
     * @param level in (0, 1); below {@code 2e-5} none is found
     * @param seed chooses, with the stream itself, the streams that are drawn: those for one stream are not those for all
     */
    public Optional<Stretch> find(ErrorBlocks stream, double level, long seed) {
        StretchScan scan = new StretchScan(wrong, rows, stream.blocks(), stream.size());
        long[] upTo = stream.upTo();
        double score = scan.highest(upTo);
        if (wrong == rows || score == Double.NEGATIVE_INFINITY) {
            return Optional.empty();
        }
        double p = pValue(stream, scan, score, level, seed + Arrays.hashCode(upTo));
        if (p > level) {
            return Optional.empty();
        }
        int[] place = scan.likeliest(upTo);
        long from = place[0] * stream.size();
        long to = place[1] * stream.size();
        return Optional.of(new Stretch(
                from + 1,
                place[1] == stream.blocks() ? stream.rows() : to,
                stream.rows(),
                (double) (upTo[place[1]] - upTo[place[0]]) / (to - from),
                (double) wrong / rows,
                p));
    }

    private double pValue(ErrorBlocks stream, StretchScan scan, double score, double level, long seed) {
        StreamDraws draws = new StreamDraws(stream.blocks(), (int) stream.size(), new SplittableRandom(seed));
        int most = (int) Math.clamp(Math.ceil(ENOUGH / level), LEAST_DRAWS, MOST_DRAWS) - 1;
        int as = 0;
        for (int draw = 1; draw <= most; draw++) {
            if (scan.highest(draws.next(wrong + 1.0, (double) rows - wrong)) >= score && ++as == ENOUGH) {
                return (double) as / draw;
            }
        }
        return (as + 1.0) / (most + 1);
    }
}
