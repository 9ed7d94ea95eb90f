package dev.vigia.inference;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Packs the present texts of one column by dictionary: each text as its number, a new one followed by itself. */
final class TextPacking {
    private TextPacking() {}

    /** A text's number counts from 0 in order of first appearance. */
    static void pack(TextColumn column, ByteOutput out) {
        Map<String, Integer> dictionary = new HashMap<>();
        for (int row = 0; row < column.size(); row++) {
            String value = column.value(row);
            if (value == null) {
                continue;
            }
            Integer known = dictionary.putIfAbsent(value, dictionary.size());
            out.varint(known == null ? dictionary.size() - 1 : known);
            if (known == null) {
                out.text(value);
            }
        }
    }

    static TextColumn unpack(CellStates states, ByteInput in) {
        @Nullable String[] values = new String[states.size()];
        List<String> dictionary = new ArrayList<>();
        for (int row = 0; row < values.length; row++) {
            if (states.cell(row) == Cell.PRESENT) {
                int number = in.count("for a text's number", dictionary.size());
                if (number == dictionary.size()) {
                    dictionary.add(in.text());
                }
                values[row] = Objects.requireNonNull(dictionary.get(number));
            }
        }
        return new TextColumn(values, states);
    }
}
