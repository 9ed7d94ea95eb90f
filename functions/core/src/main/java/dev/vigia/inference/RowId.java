package dev.vigia.inference;

/** One inference: row {@code index}, from 0, of a request. */
public record RowId(InferenceId inference, int index) implements Comparable<RowId> {
    public RowId {
        if (index < 0) {
            throw new IllegalArgumentException("row " + index + ": expected 0 or more");
        }
    }

    /** Reads {@link #toString()}. */
    public static RowId parse(String text) {
        int dot = text.indexOf('.');
        if (dot < 0) {
            throw new IllegalArgumentException("row id of " + text.length() + " characters: expected id.row");
        }
        return new RowId(InferenceId.parse(text.substring(0, dot)), Integer.parseInt(text.substring(dot + 1)));
    }

    @Override
    public int compareTo(RowId other) {
        int order = inference.compareTo(other.inference);
        return order != 0 ? order : Integer.compare(index, other.index);
    }

    @Override
    public String toString() {
        return inference + "." + index;
    }
}
