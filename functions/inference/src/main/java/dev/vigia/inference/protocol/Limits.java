package dev.vigia.inference.protocol;

import dev.vigia.inference.http.LoadBalancer;
import dev.vigia.inference.http.Problem;

/** What one request may hold. */
public final class Limits {
    /** Rows. */
    public static final int ROWS = 50_000;

    /** Levels of nested arrays and objects. */
    static final int DEPTH = 32;

    /** Characters of a text. */
    static final int STRING = 65_536;

    /** Characters of a name. */
    static final int NAME = 1_024;

    /** Characters of a number. */
    static final int NUMBER = 400;

    /** Rows times features: the packed form's. */
    static final int CELLS = 4_000_000;

    private static final int BYTES_PER_PREDICTION = 32;

    private Limits() {}

    /** @throws dev.vigia.inference.http.ProblemException 413 if there are more rows than may be */
    static void requireRows(long rows, int features) {
        long most = Math.min(ROWS, CELLS / features);
        if (rows > most) {
            throw Problem.TOO_LARGE.with(
                    "instances", "at most " + most + " rows", "a request may have at most " + most + " rows");
        }
    }

    /** @throws dev.vigia.inference.http.ProblemException 413 if the answer would be more than the balancer takes */
    public static void requireAnswer(int rows, int bytesOfNames, int predictions) {
        long most = LoadBalancer.MOST_BYTES / ((long) predictions * BYTES_PER_PREDICTION + bytesOfNames + 1);
        if (rows > most) {
            throw Problem.TOO_LARGE.with(
                    "instances",
                    "at most " + most + " rows",
                    "the predictions of so many rows would be more than " + LoadBalancer.MOST_BYTES + " bytes");
        }
    }
}
