package dev.vigia.inference.protocol;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.vigia.inference.Column;
import dev.vigia.inference.NumberColumn;
import dev.vigia.inference.TextColumn;
import dev.vigia.model.FeatureType;
import java.io.IOException;
import java.util.Objects;

/** Writes cells as JSON, and numbers as text. */
final class Cells {
    private Cells() {}

    /** Null where there is no value, and for NaN and infinities, which JSON has not. */
    static void write(JsonGenerator json, FeatureType type, Column column, int row) throws IOException {
        switch (column.cell(row)) {
            case NULL, ABSENT -> json.writeNull();
            case ESCAPED -> json.writeRawValue(column.escaped(row).orElseThrow());
            case PRESENT -> {
                switch (column) {
                    case TextColumn text -> json.writeString(Objects.requireNonNull(text.value(row)));
                    case NumberColumn number -> write(json, type, number.value(row));
                }
            }
        }
    }

    private static boolean isWhole(FeatureType type, double value) {
        return type == FeatureType.INTEGER && value == Math.rint(value) && Math.abs(value) <= 0x1p53;
    }

    /** Empty for NaN and infinities. */
    static String text(FeatureType type, double value) {
        if (!(Math.abs(value) <= Double.MAX_VALUE)) {
            return "";
        }
        if (type == FeatureType.BOOLEAN) {
            return Boolean.toString(value != 0);
        }
        return isWhole(type, value) ? Long.toString((long) value) : Double.toString(value);
    }

    static void write(JsonGenerator json, FeatureType type, double value) throws IOException {
        if (!(Math.abs(value) <= Double.MAX_VALUE)) {
            json.writeNull();
        } else if (type == FeatureType.BOOLEAN) {
            json.writeBoolean(value != 0);
        } else if (isWhole(type, value)) {
            json.writeNumber((long) value);
        } else {
            json.writeNumber(value);
        }
    }
}
