package dev.vigia.local.demo;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What goes wrong at the sender of live traffic. Nothing but what it posts changes. */
public enum Break {
    /** Three rows in ten come without their distance. */
    NULLS(0.3),
    /** Distances are in kilometres, to a tenth, no longer in miles. */
    UNITS(1),
    /** Six rows in a hundred are flights from an airport that the model never saw, Anchorage, of over 2,400 miles. */
    NEW_AIRPORT(0.06),
    /** Three rows in a hundred are 10,000 miles too long and leave at three at night, when next to nothing leaves. */
    OUTLIERS(0.03),
    /**
     * Long distances come with late departures and short ones with early: of two flights the longer distance and the later hour,
     * or the shorter and the earlier. Each is distributed as before, and both are correlated by about a third.
     */
    CORRELATION(1),
    /** Nothing is posted. */
    SILENCE(1);

    static final double TENTHS_OF_KILOMETRES_PER_MILE = 16.09344;
    static final double OUTLYING_MILES = 10_000;
    static final int OUTLYING_HOUR = 3;

    private final double share;

    Break(double share) {
        this.share = share;
    }

    /** The share of rows that are broken, in (0, 1]. */
    double share() {
        return share;
    }

    /**
     * The word on the command line: {@code nulls}, {@code units}, {@code new-airport}, {@code outliers},
     * {@code correlation}, {@code silence}.
     */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The break of a word.
     *
     * @throws IllegalArgumentException if there is none, naming those there are
     */
    public static Break ofWord(String word) {
        return Arrays.stream(values())
                .filter(one -> one.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("break '" + word + "': expected "
                        + Arrays.stream(values()).map(Break::word).collect(Collectors.joining(", "))));
    }
}
