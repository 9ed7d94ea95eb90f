package dev.vigia.local.file;

import java.util.Collection;
import java.util.stream.Collectors;

/** Input that cannot be read. The message is one line: which file, line and column, and what was expected. */
public final class BadInputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private static final int MOST_NAMES = 12;

    public BadInputException(String message) {
        super(message);
    }

    /** What is wrong with a file as a whole. */
    public static BadInputException of(Object file, String what) {
        return new BadInputException(file + ": " + what);
    }

    /**
     * A column that was asked for and is not there.
     *
     * @param by what asks for it, such as {@code ", which schema.json names"}; may be empty
     * @param present the columns that there are, of which the first are told
     */
    public static BadInputException noColumn(Object file, String name, String by, Collection<String> present) {
        String some = present.stream().limit(MOST_NAMES).collect(Collectors.joining(", "));
        String rest = present.size() > MOST_NAMES ? ", … (" + present.size() + ")" : "";
        return of(file, "has no column '" + name + "'" + by + ": expected one of " + some + rest);
    }

    /** What is wrong in a line, counted from 1. */
    public static BadInputException at(Object file, long line, String what) {
        return new BadInputException(file + ", line " + line + ": " + what);
    }

    /** What is wrong in a column of a line. */
    public static BadInputException at(Object file, long line, String column, String what) {
        return new BadInputException(file + ", line " + line + ", column '" + column + "': " + what);
    }
}
