package dev.vigia.check;

/** What became of the statistics that a feature's preprocessing rests on. */
public enum Verdict {
    /** They still fit. */
    KEEP("keep"),
    /** The plain statistics moved, the bulk did not. */
    OUTLIER_BURST("outlier burst"),
    /** The bulk moved. */
    NEW_TENDENCY("new tendency"),
    /** The rows do not tell. */
    INCONCLUSIVE("inconclusive");

    private final String word;

    Verdict(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}
