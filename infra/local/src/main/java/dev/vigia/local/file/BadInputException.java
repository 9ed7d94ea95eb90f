package dev.vigia.local.file;

/** Input that cannot be read. The message is one line: which file, line and column, and what was expected. */
public final class BadInputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BadInputException(String message) {
        super(message);
    }

    /** What is wrong with a file as a whole. */
    public static BadInputException of(Object file, String what) {
        return new BadInputException(file + ": " + what);
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
