package dev.vigia.local.file;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import java.nio.file.Path;

/** Takes fields from the parser into a block; hands back how many a record has. */
final class CsvHandler extends AbstractBaseCsvCallbackHandler<Integer> {
    /** More characters than this in one record are no row of features. */
    static final int LONGEST_RECORD = 1 << 24;

    private final Path path;
    private final CsvBlock.Builder block;
    private int begin;

    CsvHandler(Path path, CsvBlock.Builder block) {
        this.path = path;
        this.block = block;
    }

    @Override
    protected void handleBegin(long line) {
        begin = block.size();
    }

    @Override
    protected void handleField(int field, char[] buffer, int from, int length, boolean quoted) {
        if (block.size() - begin + length > LONGEST_RECORD) {
            throw tooLong(path, line());
        }
        block.add(buffer, from, length);
    }

    static BadInputException tooLong(Path path, long line) {
        return BadInputException.at(
                path, line, "a record of more than 16,777,216 characters: expected one row (is a quote left open?)");
    }

    /** The line in which the record begins, from 1. */
    long line() {
        return getStartingLineNumber();
    }

    @Override
    protected Integer buildRecord() {
        return getFieldCount();
    }
}
