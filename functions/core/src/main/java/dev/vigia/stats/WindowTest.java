package dev.vigia.stats;

/** The ways in which a window is compared with what windows did before; each has a {@link TailCalibration} of its own. */
public enum WindowTest {
    /** A number's Legendre scores, of one window. */
    SMOOTH,
    /** The same of three windows in a row. */
    SMOOTH_OF_THREE,
    /** Shares of groups of cells, of one window. */
    CELLS,
    /** The same of three windows in a row. */
    CELLS_OF_THREE
}
