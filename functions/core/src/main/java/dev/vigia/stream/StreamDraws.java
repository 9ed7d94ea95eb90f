package dev.vigia.stream;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Draws streams without a change: blocks of rows, each row wrong with one probability, which is drawn for each stream. */
final class StreamDraws {
    /** Beyond so many standard deviations no count is drawn. */
    private static final double FARTHEST = 10;

    private final int size;
    private final SplittableRandom random;
    private final long[] upTo;

    /**
     * @param blocks of a stream
     * @param size rows of a block
     */
    StreamDraws(int blocks, int size, SplittableRandom random) {
        this.size = size;
        this.random = random;
        this.upTo = new long[blocks + 1];
    }

    /** How many rows are wrong before each block of the next stream, and in all as the last; valid until the one after. */
    long[] next(double alpha, double beta) {
        double a = gamma(alpha);
        double rate = a / (a + gamma(beta));
        int first = (int) Math.max(0, Math.floor(size * rate - FARTHEST * deviation(rate)));
        double[] cumulated = cumulated(rate, first);
        for (int block = 0; block + 1 < upTo.length; block++) {
            int place = Arrays.binarySearch(cumulated, random.nextDouble());
            upTo[block + 1] = upTo[block] + first + Math.min(cumulated.length - 1, place < 0 ? -place - 1 : place + 1);
        }
        return upTo;
    }

    private double deviation(double rate) {
        return Math.sqrt(size * rate * (1 - rate)) + 1;
    }

    /** The binomial law's probabilities of at most so many, from a first number on. */
    private double[] cumulated(double rate, int first) {
        int last = (int) Math.min(size, Math.ceil(size * rate + FARTHEST * deviation(rate)));
        double[] law = new double[last - first + 1];
        int mode = (int) Math.clamp(Math.floor((size + 1) * rate), first, last);
        double odds = rate / (1 - rate);
        law[mode - first] = 1;
        for (int count = mode + 1; count <= last; count++) {
            law[count - first] = law[count - 1 - first] * odds * (size - count + 1) / count;
        }
        for (int count = mode - 1; count >= first; count--) {
            law[count - first] = law[count + 1 - first] / odds * (count + 1) / (size - count);
        }
        Arrays.parallelPrefix(law, Double::sum);
        double total = law[law.length - 1];
        for (int i = 0; i < law.length; i++) {
            law[i] /= total;
        }
        return law;
    }

    /**
     * A draw of the gamma law of scale 1: G. Marsaglia, W. Tsang, A simple method for generating gamma variables, ACM TOMS 26 (2000),
     * doi:10.1145/358407.358414.
     *
     * @param shape 1 or more
     */
    private double gamma(double shape) {
        double d = shape - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double x = random.nextGaussian();
            double v = Math.pow(1 + c * x, 3);
            if (v > 0 && Math.log(random.nextDouble()) < x * x / 2 + d - d * v + d * Math.log(v)) {
                return d * v;
            }
        }
    }
}
