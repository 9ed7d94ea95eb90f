package dev.vigia.multivariate;

import dev.vigia.model.Feature;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The binary form of {@link JointRows}, big-endian: the form, how many rows are kept and were seen, how many features; then
 * each feature's kind with its doubles, or with its different texts and each row's place among these.
 */
final class JointPacking {
    private static final byte FORM = 1;
    private static final byte NUMBERS = 0;
    private static final byte TEXTS = 1;
    private static final int HEAD = 1 + Integer.BYTES + Long.BYTES + Integer.BYTES;
    private static final int MISSING = -1;

    private JointPacking() {}

    static byte[] pack(JointRows rows) {
        List<byte[]> parts = new ArrayList<>();
        int size = HEAD;
        for (int i = 0; i < rows.features().size(); i++) {
            byte[] part = switch (rows.column(i)) {
                case JointRows.Numbers numbers -> pack(numbers.values());
                case JointRows.Texts texts -> pack(texts.values());
            };
            parts.add(part);
            size += part.length;
        }
        ByteBuffer out = ByteBuffer.allocate(size);
        out.put(FORM).putInt(rows.size()).putLong(rows.seen()).putInt(parts.size());
        parts.forEach(out::put);
        return out.array();
    }

    private static byte[] pack(double[] values) {
        ByteBuffer out = ByteBuffer.allocate(1 + values.length * Double.BYTES).put(NUMBERS);
        for (double value : values) {
            out.putDouble(value);
        }
        return out.array();
    }

    private static byte[] pack(@Nullable String[] values) {
        Map<String, Integer> places = new HashMap<>();
        List<String> texts = new ArrayList<>();
        int chars = 0;
        for (String value : values) {
            if (value != null && places.putIfAbsent(value, texts.size()) == null) {
                texts.add(value);
                chars += value.length();
            }
        }
        int size = 1 + Integer.BYTES * (1 + texts.size() + values.length) + Character.BYTES * chars;
        ByteBuffer out = ByteBuffer.allocate(size).put(TEXTS).putInt(texts.size());
        for (String text : texts) {
            out.putInt(text.length());
            text.chars().forEach(c -> out.putChar((char) c));
        }
        for (String value : values) {
            out.putInt(value == null ? MISSING : places.getOrDefault(value, MISSING));
        }
        return out.array();
    }

    static JointRows unpack(byte[] packed, List<Feature> features) {
        ByteBuffer in = ByteBuffer.wrap(packed);
        try {
            require(in.get() == FORM, "of another form than " + FORM);
            int size = in.getInt();
            long seen = in.getLong();
            require(in.getInt() == features.size(), "of another schema than that of " + features.size() + " features");
            require(size >= 0 && size <= in.remaining() && seen >= size, "of an impossible size");
            List<JointRows.Cells> columns = new ArrayList<>();
            for (Feature feature : features) {
                byte kind = in.get();
                require(kind == (feature.type().isNumeric() ? NUMBERS : TEXTS), "of another schema");
                columns.add(kind == NUMBERS ? numbers(in, size) : texts(in, size));
            }
            require(!in.hasRemaining(), "followed by other bytes");
            return new JointRows(features, columns, size, seen);
        } catch (BufferUnderflowException e) {
            throw new IllegalArgumentException("packed rows end too early, after " + packed.length + " bytes", e);
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException("packed rows are " + otherwise);
        }
    }

    private static JointRows.Numbers numbers(ByteBuffer in, int size) {
        double[] values = new double[size];
        for (int i = 0; i < size; i++) {
            values[i] = in.getDouble();
        }
        return new JointRows.Numbers(values);
    }

    private static JointRows.Texts texts(ByteBuffer in, int size) {
        int different = in.getInt();
        require(different >= 0 && different <= size, "with more texts than rows");
        String[] texts = new String[different];
        for (int i = 0; i < different; i++) {
            int length = in.getInt();
            require(length >= 0 && length <= in.remaining() / Character.BYTES, "with a text of impossible length");
            char[] chars = new char[length];
            in.asCharBuffer().get(chars);
            in.position(in.position() + length * Character.BYTES);
            texts[i] = new String(chars);
        }
        @Nullable String[] values = new String[size];
        for (int i = 0; i < size; i++) {
            int place = in.getInt();
            require(place >= MISSING && place < different, "with a text that is not there");
            values[i] = place == MISSING ? null : texts[place];
        }
        return new JointRows.Texts(values);
    }
}
