package dev.vigia.profile;

import dev.vigia.inference.Cell;
import dev.vigia.inference.RowId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The cells of a column that hold no value of its type, values beyond limits set by hand, and example rows. */
final class CellTally {
    static final int MOST_EXAMPLES = 20;

    private long nulls;
    private long absent;
    private long wrongType;
    private long beyondLimit;
    private final Map<Oddity, RowSample> examples = new EnumMap<>(Oddity.class);

    /** Counts a cell without a value of the column's type; returns the oddity's bit. */
    int add(Cell cell) {
        switch (cell) {
            case NULL -> nulls++;
            case ABSENT -> absent++;
            case PRESENT, ESCAPED -> wrongType++;
        }
        return cell.isMissing() ? Oddity.MISSING.bit : Oddity.WRONG_TYPE.bit;
    }

    int addBeyondLimit() {
        beyondLimit++;
        return Oddity.BEYOND_LIMIT.bit;
    }

    /** Remembers a row as an example of its oddities. */
    void example(int oddities, RowMarks marks, int row) {
        if (!marks.any()) {
            return;
        }
        for (Oddity oddity : Oddity.values()) {
            if ((oddities & oddity.bit) != 0) {
                marks.offer(row, sample(oddity));
            }
        }
    }

    private RowSample sample(Oddity oddity) {
        return examples.computeIfAbsent(oddity, any -> new RowSample(MOST_EXAMPLES));
    }

    long nulls() {
        return nulls;
    }

    long absent() {
        return absent;
    }

    long wrongType() {
        return wrongType;
    }

    long beyondLimit() {
        return beyondLimit;
    }

    List<RowId> examples(Oddity oddity) {
        RowSample sample = examples.get(oddity);
        return sample == null ? List.of() : sample.rows();
    }

    void merge(CellTally other) {
        nulls += other.nulls;
        absent += other.absent;
        wrongType += other.wrongType;
        beyondLimit += other.beyondLimit;
        other.examples.forEach((oddity, rows) -> sample(oddity).merge(rows));
    }

    void pack(PackWriter out) {
        out.count(nulls);
        out.count(absent);
        out.count(wrongType);
        out.count(beyondLimit);
        int present = examples.keySet().stream().mapToInt(oddity -> oddity.bit).sum();
        out.octet(present);
        examples.values().forEach(rows -> rows.pack(out));
    }

    static CellTally unpack(PackReader in) {
        CellTally tally = new CellTally();
        tally.nulls = in.count();
        tally.absent = in.count();
        tally.wrongType = in.count();
        tally.beyondLimit = in.count();
        int present = in.octet();
        for (Oddity oddity : Oddity.values()) {
            if ((present & oddity.bit) != 0) {
                tally.examples.put(oddity, RowSample.unpack(MOST_EXAMPLES, in));
            }
        }
        return tally;
    }
}
