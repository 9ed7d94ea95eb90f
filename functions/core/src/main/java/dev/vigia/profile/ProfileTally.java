package dev.vigia.profile;

import dev.vigia.inference.Column;
import dev.vigia.inference.Status;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Everything a profile counts. Not thread-safe while it changes. */
final class ProfileTally {
    static final int MOST_SAMPLED = 500;
    /** Of a baseline without columns whose values are to be unique, and of all profiles made before there was form 2. */
    private static final int FORM = 1;

    private static final int FORM_WITH_IDENTIFIERS = 2;
    /** What is added to a form where features are set against one another: 3, or 4 with identifiers. */
    private static final int PAIRS = 2;
    /** What is added once more where rows' reconstruction errors are counted: 5, or 6 with identifiers. */
    private static final int ERRORS = 2;

    private static final int MOST_FORM = FORM_WITH_IDENTIFIERS + PAIRS + ERRORS;

    private final Layout layout;
    private final List<Tally> columns;
    private final OutlierTally outliers;
    private final NewCategories unexpected;
    private final RowSample unexpectedRows;
    private final RowSample sample;
    private final PairTally pairs;
    private final NumberTally errors;
    private final int[] identified;
    private final List<IdentifierTally> identifiers = new ArrayList<>();
    private final Map<Status, Long> rows = new EnumMap<>(Status.class);
    private long requests;
    private long incomplete;
    private long otherSchema;
    private long unexpectedRowCount;

    ProfileTally(Layout layout) {
        this(
                layout,
                layout.columns().stream().map(ColumnLayout::tally).toList(),
                new OutlierTally(layout),
                new NewCategories(),
                new RowSample(CellTally.MOST_EXAMPLES),
                new RowSample(MOST_SAMPLED),
                new PairTally(layout.pairs()));
    }

    private ProfileTally(
            Layout layout,
            List<? extends Tally> columns,
            OutlierTally outliers,
            NewCategories unexpected,
            RowSample unexpectedRows,
            RowSample sample,
            PairTally pairs) {
        this.layout = layout;
        this.columns = List.copyOf(columns);
        this.outliers = outliers;
        this.unexpected = unexpected;
        this.unexpectedRows = unexpectedRows;
        this.sample = sample;
        this.pairs = pairs;
        errors = new NumberTally(Layout.ERROR, layout.reconstruction().bins());
        identified = layout.identifiers();
        for (int i = 0; i < identified.length; i++) {
            identifiers.add(new IdentifierTally());
        }
    }

    Layout layout() {
        return layout;
    }

    List<Tally> columns() {
        return columns;
    }

    OutlierTally outliers() {
        return outliers;
    }

    NewCategories unexpected() {
        return unexpected;
    }

    RowSample unexpectedRows() {
        return unexpectedRows;
    }

    RowSample sample() {
        return sample;
    }

    PairTally pairs() {
        return pairs;
    }

    /** Of reconstruction; nothing is counted where there is no plane. */
    NumberTally errors() {
        return errors;
    }

    /** Looks at the columns whose values are to be unique. */
    void addIdentifiers(List<Column> cells, RowMarks marks) {
        for (int i = 0; i < identified.length; i++) {
            identifiers.get(i).add(cells.get(identified[i]), marks);
        }
    }

    /** Of a column by its place; null where values need not be unique. */
    @Nullable IdentifierTally identifiers(int column) {
        int place = Arrays.binarySearch(identified, column);
        return place < 0 ? null : identifiers.get(place);
    }

    void addRequest(Status status, int size, boolean sameSchema) {
        requests++;
        rows.merge(status, (long) size, Long::sum);
        otherSchema += sameSchema ? 0 : size;
    }

    void addUnexpectedRows(long more) {
        unexpectedRowCount += more;
    }

    void addIncomplete(long more) {
        incomplete += more;
    }

    long rows() {
        return rows.values().stream().mapToLong(Long::longValue).sum();
    }

    long rows(Status status) {
        return rows.getOrDefault(status, 0L);
    }

    long requests() {
        return requests;
    }

    long incomplete() {
        return incomplete;
    }

    long unexpectedRowCount() {
        return unexpectedRowCount;
    }

    long otherSchema() {
        return otherSchema;
    }

    void merge(ProfileTally other) {
        if (!layout.baseline().equals(other.layout.baseline())) {
            throw new IllegalArgumentException("profile under baseline '" + other.layout.baseline()
                    + "' merged into one under '" + layout.baseline() + "': expected the same");
        }
        for (int i = 0; i < columns.size(); i++) {
            columns.get(i).merge(other.columns.get(i));
        }
        for (int i = 0; i < identified.length; i++) {
            identifiers.get(i).merge(other.identifiers.get(i));
        }
        outliers.merge(other.outliers);
        unexpected.merge(other.unexpected);
        unexpectedRows.merge(other.unexpectedRows);
        sample.merge(other.sample);
        pairs.merge(other.pairs);
        errors.merge(other.errors);
        other.rows.forEach((status, count) -> rows.merge(status, count, Long::sum));
        requests += other.requests;
        incomplete += other.incomplete;
        otherSchema += other.otherSchema;
        unexpectedRowCount += other.unexpectedRowCount;
    }

    byte[] pack() {
        PackWriter out = new PackWriter();
        out.octet(form());
        out.count(rows());
        out.text(layout.baseline());
        for (Status status : Status.values()) {
            out.count(rows(status));
        }
        out.count(requests);
        out.count(incomplete);
        out.count(otherSchema);
        out.count(unexpectedRowCount);
        unexpected.pack(out);
        unexpectedRows.pack(out);
        sample.pack(out);
        columns.forEach(column -> column.pack(out));
        outliers.pack(out);
        identifiers.forEach(values -> values.pack(out));
        if (layout.pairs().size() > 0) {
            pairs.pack(out);
        }
        if (!layout.reconstruction().isEmpty()) {
            errors.pack(out);
        }
        return out.toBytes();
    }

    private int form() {
        return (identified.length == 0 ? FORM : FORM_WITH_IDENTIFIERS)
                + (layout.pairs().size() == 0 ? 0 : PAIRS)
                + (layout.reconstruction().isEmpty() ? 0 : ERRORS);
    }

    /** Reads no further than the number of rows. */
    static long readRows(PackReader in) {
        readForm(in);
        return in.count();
    }

    private static int readForm(PackReader in) {
        int form = in.octet();
        if (form < FORM || form > MOST_FORM) {
            throw new IllegalArgumentException(
                    "packed profile of form " + form + ": expected " + FORM + " to " + MOST_FORM);
        }
        return form;
    }

    static ProfileTally unpack(byte[] packed, Layout layout) {
        PackReader in = new PackReader(packed);
        int form = readForm(in);
        in.count(); // the rows, which are counted by status too
        String baseline = in.text();
        if (!baseline.equals(layout.baseline())) {
            throw new IllegalArgumentException(
                    "packed profile under baseline '" + baseline + "': expected '" + layout.baseline() + "'");
        }
        long[] byStatus = new long[Status.values().length];
        for (int i = 0; i < byStatus.length; i++) {
            byStatus[i] = in.count();
        }
        long[] totals = {in.count(), in.count(), in.count(), in.count()};
        ProfileTally tally = unpackParts(layout, in);
        boolean paired = form > FORM_WITH_IDENTIFIERS;
        boolean measured = form > FORM_WITH_IDENTIFIERS + PAIRS;
        if (paired != (layout.pairs().size() > 0)
                || measured == layout.reconstruction().isEmpty()) {
            throw new IllegalArgumentException(
                    "packed profile of form " + form + ": expected the baseline's, " + tally.form());
        }
        if (form % PAIRS == 0) { // which columns are unique, a schema may say otherwise later
            tally.identifiers.replaceAll(nothing -> IdentifierTally.unpack(in));
        }
        if (paired) {
            tally.pairs.merge(PairTally.unpack(layout.pairs(), in));
        }
        if (measured) {
            tally.errors.merge(tally.errors.unpack(in));
        }
        in.end();
        int place = 0;
        for (Status status : Status.values()) {
            tally.rows.put(status, byStatus[place++]);
        }
        tally.requests = totals[0];
        tally.incomplete = totals[1];
        tally.otherSchema = totals[2];
        tally.unexpectedRowCount = totals[3];
        return tally;
    }

    private static ProfileTally unpackParts(Layout layout, PackReader in) {
        NewCategories unexpected = NewCategories.unpack(in);
        RowSample unexpectedRows = RowSample.unpack(CellTally.MOST_EXAMPLES, in);
        RowSample sample = RowSample.unpack(MOST_SAMPLED, in);
        List<Tally> columns = new ArrayList<>();
        for (ColumnLayout column : layout.columns()) {
            columns.add(column.tally().unpack(in));
        }
        OutlierTally outliers = OutlierTally.unpack(layout, in);
        PairTally pairs = new PairTally(layout.pairs());
        return new ProfileTally(layout, columns, outliers, unexpected, unexpectedRows, sample, pairs);
    }
}
