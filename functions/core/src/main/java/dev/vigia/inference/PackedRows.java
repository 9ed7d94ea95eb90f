package dev.vigia.inference;

import dev.vigia.model.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import java.util.zip.Deflater;

/**
 * The packed form of rows: bytes by column in schema order, which give back exactly what was sent. The layout is in
 * PACKED.md beside this class. Feature names are not in it; rows are unpacked by the schema that they were packed by.
 *
 * <p>Numbers come back to the bit, −0 and the payload of a NaN included (as far as the processor hands a signalling
 * NaN on unchanged). Packing the same rows again gives the same bytes on the same JDK; the deflated part may differ
 * between builds of zlib.
 */
public final class PackedRows {
    /** The first byte of what {@link #pack} writes. */
    public static final int FORMAT_VERSION = 1;

    /** The most rows of one request. */
    public static final int MOST_ROWS = 100_000;

    /** The most rows times features of one request; which bounds what unpacking allocates. */
    public static final int MOST_CELLS = 4_000_000;

    private static final int CHECKSUM_BYTES = 4;

    private PackedRows() {}

    /** @throws IllegalArgumentException if there are more than {@link #MOST_ROWS} rows or {@link #MOST_CELLS} cells */
    public static byte[] pack(Rows rows) {
        requireSize(rows.size(), rows.schema().size());
        ByteOutput heads = new ByteOutput();
        ByteOutput lengths = new ByteOutput();
        BitOutput bits = new BitOutput();
        heads.varint(rows.size());
        heads.varint(rows.schema().size());
        NumberPacking numbers = new NumberPacking(heads, lengths, bits);
        for (Column column : rows.columns()) {
            switch (column) {
                case NumberColumn number -> {
                    StatePacking.pack(number.states(), heads);
                    numbers.pack(number);
                }
                case TextColumn text -> {
                    StatePacking.pack(text.states(), heads);
                    TextPacking.pack(text, heads);
                }
            }
        }
        packExtras(rows, heads);
        return frame(heads, lengths, bits);
    }

    private static void packExtras(Rows rows, ByteOutput heads) {
        heads.varint(rows.extras().size());
        for (Extra extra : rows.extras()) {
            if (extra.row() < 0 || extra.row() >= rows.size()) {
                throw new IllegalArgumentException(
                        "extra of row " + extra.row() + ": expected one of the " + rows.size() + " rows");
            }
            heads.varint(extra.row());
            heads.text(extra.name());
            heads.text(extra.json());
        }
    }

    private static byte[] frame(ByteOutput heads, ByteOutput lengths, BitOutput bits) {
        ByteOutput out = new ByteOutput();
        out.put(FORMAT_VERSION);
        Deflated.write(heads.toArray(), Deflater.DEFAULT_STRATEGY, out);
        // Short codes in no order: a match of a few of them would cost more than the codes.
        Deflated.write(lengths.toArray(), Deflater.HUFFMAN_ONLY, out);
        byte[] rest = bits.finish();
        out.put(rest, 0, rest.length);
        int checksum = checksum(out.toArray(), out.size());
        for (int i = 0; i < CHECKSUM_BYTES; i++) {
            out.put(checksum >>> (8 * i));
        }
        return out.toArray();
    }

    private static int checksum(byte[] bytes, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, length);
        return (int) crc.getValue();
    }

    /**
     * @throws IllegalArgumentException if the bytes are cut short, changed, of an unknown format version, or of rows of
     *     another number of features; what is wrong is in the message
     */
    public static Rows unpack(byte[] packed, Schema schema) {
        int end = packed.length - CHECKSUM_BYTES;
        if (end < 1) {
            throw new IllegalArgumentException("packed rows of " + packed.length + " bytes: expected more than 4");
        }
        if (packed[0] != FORMAT_VERSION) {
            throw new IllegalArgumentException(
                    "packed rows of format version " + packed[0] + ": expected " + FORMAT_VERSION);
        }
        requireChecksum(packed, end);
        ByteInput frame = new ByteInput(packed, 1, end);
        ByteInput heads = Deflated.read(packed, frame);
        ByteInput lengths = Deflated.read(packed, frame);
        BitInput bits = new BitInput(packed, frame.position(), end);
        Rows rows = unpack(heads, new NumberUnpacking(heads, lengths, bits), schema);
        heads.requireEnd();
        lengths.requireEnd();
        bits.requireEnd();
        return rows;
    }

    private static void requireChecksum(byte[] packed, int end) {
        int stored = 0;
        for (int i = 0; i < CHECKSUM_BYTES; i++) {
            stored |= (packed[end + i] & 0xff) << (8 * i);
        }
        if (stored != checksum(packed, end)) {
            throw new IllegalArgumentException(
                    "packed rows of " + packed.length + " bytes: their checksum does not match, so they were changed");
        }
    }

    private static Rows unpack(ByteInput heads, NumberUnpacking numbers, Schema schema) {
        int size = heads.count("rows", MOST_ROWS);
        int features = heads.count("features", Integer.MAX_VALUE);
        if (features != schema.size()) {
            throw new IllegalArgumentException(
                    "packed rows of " + features + " features: expected the schema's " + schema.size());
        }
        requireSize(size, features);
        List<Column> columns = new ArrayList<>(features);
        for (int i = 0; i < features; i++) {
            boolean numeric = schema.feature(i).type().isNumeric();
            columns.add(numeric ? number(size, heads, numbers) : text(size, heads));
        }
        List<Extra> extras = unpackExtras(heads, size);
        return new Rows(schema, size, columns, extras);
    }

    private static Column number(int size, ByteInput heads, NumberUnpacking numbers) {
        CellStates states = StatePacking.unpack(size, heads);
        double[] present = numbers.unpack(StatePacking.present(states));
        double[] values = new double[size];
        int next = 0;
        for (int row = 0; row < size; row++) {
            values[row] = states.cell(row) == Cell.PRESENT ? present[next++] : Double.NaN;
        }
        return new NumberColumn(values, states);
    }

    private static Column text(int size, ByteInput heads) {
        CellStates states = StatePacking.unpack(size, heads);
        return TextPacking.unpack(states, heads);
    }

    private static List<Extra> unpackExtras(ByteInput heads, int size) {
        int count = heads.count("extras", heads.remaining());
        List<Extra> extras = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            extras.add(new Extra(heads.count("for an extra's row", size - 1L), heads.text(), heads.text()));
        }
        return extras;
    }

    private static void requireSize(int rows, int features) {
        if (rows < 1 || rows > MOST_ROWS || (long) rows * features > MOST_CELLS) {
            throw new IllegalArgumentException(rows + " rows of " + features + " features: expected 1 to " + MOST_ROWS
                    + " rows and at most " + MOST_CELLS + " cells");
        }
    }
}
