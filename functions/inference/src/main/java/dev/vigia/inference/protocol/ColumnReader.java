package dev.vigia.inference.protocol;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.vigia.inference.Cell;
import dev.vigia.inference.Column;
import dev.vigia.inference.NumberColumn;
import dev.vigia.inference.TextColumn;
import dev.vigia.model.FeatureType;
import java.io.IOException;
import java.math.BigDecimal;

/**
 * Builds one column from JSON values. A value that is not of the feature's type is kept as it was sent: a text for a
 * number, a number for a boolean or a category, 1.5 for an integer, a number that a double cannot hold.
 */
final class ColumnReader implements Values {
    private static final double EXACT = 0x1p53;

    private final FeatureType type;
    private final NumberColumn.Builder numbers;
    private final TextColumn.Builder texts;

    ColumnReader(FeatureType type, int expectedRows) {
        this.type = type;
        this.numbers = new NumberColumn.Builder(type.isNumeric() ? expectedRows : 0);
        this.texts = new TextColumn.Builder(type.isNumeric() ? 0 : expectedRows);
    }

    int size() {
        return type.isNumeric() ? numbers.size() : texts.size();
    }

    /** Adds the value at the parser, whose input begins at {@code base} of the body. */
    void add(JsonParser json, byte[] body, int base) throws IOException {
        JsonToken token = json.currentToken();
        if (token == JsonToken.VALUE_NULL) {
            addMissing(Cell.NULL);
        } else if (!type.isNumeric()) {
            addText(json, body, base);
        } else if (!addNumber(json, token)) {
            numbers.addEscaped(Json.raw(json, body, base));
        }
    }

    private void addText(JsonParser json, byte[] body, int base) throws IOException {
        if (json.currentToken() == JsonToken.VALUE_STRING) {
            texts.add(json.getText());
        } else {
            texts.addEscaped(Json.raw(json, body, base));
        }
    }

    private boolean addNumber(JsonParser json, JsonToken token) throws IOException {
        if (type == FeatureType.BOOLEAN) {
            return token.isBoolean() && add(token == JsonToken.VALUE_TRUE ? 1 : 0);
        }
        return switch (token) {
            case VALUE_NUMBER_INT -> addWhole(json);
            case VALUE_NUMBER_FLOAT -> addFraction(json.getDoubleValue());
            default -> false;
        };
    }

    private boolean addWhole(JsonParser json) throws IOException {
        if (json.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
            double value = Double.parseDouble(json.getText());
            return Math.abs(value) <= Double.MAX_VALUE
                    && new BigDecimal(value).compareTo(new BigDecimal(json.getText())) == 0
                    && add(value);
        }
        long value = json.getLongValue();
        if (value == 0 && json.getText().startsWith("-")) {
            return add(-0.0);
        }
        return Math.abs(value) <= (long) EXACT && add((double) value);
    }

    private boolean addFraction(double value) {
        boolean fits = type == FeatureType.INTEGER
                ? value == Math.rint(value) && Math.abs(value) <= EXACT
                : Math.abs(value) <= Double.MAX_VALUE;
        return fits && add(value);
    }

    private boolean add(double value) {
        numbers.add(value);
        return true;
    }

    /** Adds what a tensor of datatype BOOL may hold, true and false or 1 and 0, if the feature is a boolean. */
    boolean addBoolean(JsonParser json) throws IOException {
        boolean number = json.currentToken() == JsonToken.VALUE_NUMBER_INT;
        return type == FeatureType.BOOLEAN
                && number
                && json.getNumberType() == JsonParser.NumberType.INT
                && (json.getIntValue() == 0 || json.getIntValue() == 1)
                && add(json.getIntValue());
    }

    @Override
    public void bool(boolean value) {
        if (type != FeatureType.BOOLEAN || !add(value ? 1 : 0)) {
            escape(Boolean.toString(value));
        }
    }

    @Override
    public void whole(long value) {
        boolean fits =
                type.isNumeric() && type != FeatureType.BOOLEAN && value >= -(long) EXACT && value <= (long) EXACT;
        if (!fits || !add((double) value)) {
            escape(Long.toString(value));
        }
    }

    @Override
    public void huge(String digits) {
        escape(digits);
    }

    /** NaN and infinities are values of any number. */
    @Override
    public void number(double value) {
        boolean number = type.isNumeric() && type != FeatureType.BOOLEAN;
        boolean special = number && !(Math.abs(value) <= Double.MAX_VALUE) && add(value);
        if (!special && !(number && addFraction(value))) {
            escape(JsonText.of(value));
        }
    }

    @Override
    public void text(String value) {
        if (type.isNumeric()) {
            numbers.addEscaped(JsonText.quoted(value));
        } else {
            texts.add(value);
        }
    }

    /** Adds a value that is not of the feature's type, as JSON text. */
    void escape(String json) {
        if (type.isNumeric()) {
            numbers.addEscaped(json);
        } else {
            texts.addEscaped(json);
        }
    }

    FeatureType type() {
        return type;
    }

    void addMissing(Cell cell) {
        if (type.isNumeric()) {
            numbers.addMissing(cell);
        } else {
            texts.addMissing(cell);
        }
    }

    Column build(int rows) {
        while (size() < rows) {
            addMissing(Cell.ABSENT);
        }
        return type.isNumeric() ? numbers.build() : texts.build();
    }
}
