package dev.vigia.benchmarks;

import java.util.List;

/** Benchmarks that belong together: a word for the command line, and what they measure. */
public interface Group {
    /** The word, such as {@code profile}. */
    String word();

    /** What it measures, in a clause. */
    String about();

    /** Runs them, which takes from seconds to minutes. */
    List<Line> run(Runs runs);
}
