package dev.vigia.check;

import java.util.List;

/**
 * One kind of check: a pure function of a baseline, a window's profile and what went before. It never throws for odd
 * data: what it cannot decide is an inconclusive finding with a reason.
 */
public interface Check {
    /** The word by which findings name it, such as {@code missing-rate}. */
    String name();

    Family family();

    /**
     * Its findings, one for each feature it looked at, or one for the model as a whole; none if nothing here concerns
     * it. With probability at most {@link CheckInput#level()} any of them is breached by a learned limit while
     * nothing has changed.
     */
    List<Finding> check(CheckInput input);
}
