package dev.vigia.inference.protocol;

import com.fasterxml.jackson.core.io.JsonStringEncoder;

/** Values as JSON text: the last one that came. What JSON has no number for is a text. */
final class JsonText implements Values {
    private String last = "null";

    String last() {
        return last;
    }

    static String quoted(String text) {
        return "\"" + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + "\"";
    }

    static String of(double value) {
        return Math.abs(value) <= Double.MAX_VALUE ? Double.toString(value) : quoted(Double.toString(value));
    }

    @Override
    public void bool(boolean value) {
        last = Boolean.toString(value);
    }

    @Override
    public void whole(long value) {
        last = Long.toString(value);
    }

    @Override
    public void huge(String digits) {
        last = digits;
    }

    @Override
    public void number(double value) {
        last = of(value);
    }

    @Override
    public void text(String value) {
        last = quoted(value);
    }
}
