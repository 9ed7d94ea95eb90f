package dev.vigia.schema;

/**
 * What was seen of one column's values, from which its type is inferred ({@link SchemaInference}). Facts of two parts
 * merge into those of both. Not thread-safe.
 */
public final class ColumnFacts {
    private final DistinctSample distinct = new DistinctSample();
    private final SeenTexts texts = new SeenTexts();
    private long missing;
    private long wholes;
    private long fractions;
    private long flags;
    private long instants;
    private long others;
    private double min = Double.POSITIVE_INFINITY;
    private double max = Double.NEGATIVE_INFINITY;
    private long last;
    private boolean rising = true;

    /** A cell without a value. */
    public void addMissing() {
        missing++;
    }

    /** Some cells without a value. */
    public void addMissing(long cells) {
        missing += cells;
    }

    /** A whole number. */
    public void addWhole(long value) {
        rising &= wholes == 0 || value > last;
        last = value;
        wholes++;
        range((double) value);
        distinct.add(value);
    }

    /** A number that is not whole, or too large for a long, or not finite. */
    public void addNumber(double value) {
        fractions++;
        if (Double.isFinite(value)) {
            range(value);
        }
    }

    private void range(double value) {
        min = Math.min(min, value);
        max = Math.max(max, value);
    }

    /** True or false. */
    public void addFlag() {
        flags++;
    }

    /** A text that is neither a number nor true or false; digits with leading zeros are one. */
    public void addText(String value) {
        if (Instants.isInstant(value)) {
            instants++;
        } else {
            others++;
        }
        texts.add(value);
        distinct.add(value);
    }

    /** Adds the facts of another part; for rising values, of a part that follows. */
    public void merge(ColumnFacts next) {
        distinct.merge(next.distinct);
        texts.merge(next.texts);
        missing += next.missing;
        wholes += next.wholes;
        fractions += next.fractions;
        flags += next.flags;
        instants += next.instants;
        others += next.others;
        min = Math.min(min, next.min);
        max = Math.max(max, next.max);
        rising &= next.rising;
    }

    /** How many cells held a value. */
    public long present() {
        return wholes + fractions + flags + instants + others;
    }

    public long missing() {
        return missing;
    }

    /** How many cells there were. */
    public long rows() {
        return present() + missing;
    }

    long wholes() {
        return wholes;
    }

    long numbers() {
        return wholes + fractions;
    }

    long flags() {
        return flags;
    }

    long instants() {
        return instants;
    }

    /** The least finite number; positive infinity if there is none. */
    public double min() {
        return min;
    }

    /** The greatest finite number; negative infinity if there is none. */
    public double max() {
        return max;
    }

    boolean rising() {
        return rising;
    }

    DistinctSample distinct() {
        return distinct;
    }

    SeenTexts texts() {
        return texts;
    }
}
