package dev.vigia.local.file;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;

/** A CSV file with a header, in UTF-8, separated by commas or semicolons. Every row has as many fields as the header. */
public final class CsvFile implements RowFile {
    private final Path path;
    private final char separator;
    private final List<String> names;

    private CsvFile(Path path, char separator, List<String> names) {
        this.path = path;
        this.separator = separator;
        this.names = names;
    }

    /** @throws BadInputException if the file has no header that can be read */
    static CsvFile open(Path path) throws IOException {
        char separator = CsvHeader.separator(path);
        CsvFile bare = new CsvFile(path, separator, List.of());
        CsvBlock.Builder block = new CsvBlock.Builder(List.of());
        int[] fields = {-1};
        bare.records(new Progress(), block, (handler, count) -> {
            fields[0] = count;
            return false;
        });
        if (fields[0] < 0) {
            throw BadInputException.of(path, "is empty: expected a header and rows");
        }
        return new CsvFile(path, separator, CsvHeader.names(path, block, fields[0]));
    }

    @Override
    public Path path() {
        return path;
    }

    @Override
    public List<String> names() {
        return names;
    }

    @Override
    public void read(Progress progress, Consumer<Block> blocks) throws IOException {
        CsvBlock.Builder block = new CsvBlock.Builder(names);
        Rows rows = new Rows(block, blocks);
        records(progress, block, rows);
        rows.flush();
    }

    /** What is done with each record; false ends the reading. */
    private interface Records {
        boolean next(CsvHandler handler, int fields);
    }

    /** The records after the header. */
    private final class Rows implements Records {
        private final CsvBlock.Builder block;
        private final Consumer<Block> blocks;
        private long before;
        private boolean header = true;

        Rows(CsvBlock.Builder block, Consumer<Block> blocks) {
            this.block = block;
            this.blocks = blocks;
        }

        @Override
        public boolean next(CsvHandler handler, int fields) {
            if (header) {
                header = false;
                block.take(0);
                return true;
            }
            if (fields != names.size()) {
                throw BadInputException.at(
                        path, handler.line(), fields + " fields: expected " + names.size() + ", as the header has");
            }
            block.endRow();
            if (block.isFull()) {
                flush();
            }
            return true;
        }

        void flush() {
            if (block.rows() > 0) {
                int rows = block.rows();
                blocks.accept(block.take(before));
                before += rows;
            }
        }
    }

    private void records(Progress progress, CsvBlock.Builder block, Records records) throws IOException {
        CsvHandler handler = new CsvHandler(path, block);
        try (Reader text = new InputStreamReader(
                        FileBytes.utf8(path, progress),
                        StandardCharsets.UTF_8
                                .newDecoder()
                                .onMalformedInput(CodingErrorAction.REPORT)
                                .onUnmappableCharacter(CodingErrorAction.REPORT));
                CsvReader<Integer> reader = CsvReader.builder()
                        .fieldSeparator(separator)
                        .allowExtraFields(true)
                        .allowMissingFields(true)
                        .build(handler, text)) {
            Iterator<Integer> all = reader.iterator();
            boolean more = true;
            while (more && all.hasNext()) {
                more = records.next(handler, all.next());
            }
        } catch (CsvParseException | UncheckedIOException e) {
            throw explained(e, handler.line());
        }
    }

    private RuntimeException explained(RuntimeException failure, long line) throws IOException {
        Throwable cause = failure;
        while (cause != null) {
            switch (cause) {
                case BadInputException ours -> {
                    return ours;
                }
                case CharacterCodingException wrong -> {
                    return Utf8Fault.of(path);
                }
                case IOException io -> throw io;
                case CsvParseException full
                when String.valueOf(full.getMessage()).contains("buffer size") -> {
                    return CsvHandler.tooLong(path, line);
                }
                default -> cause = cause.getCause();
            }
        }
        return BadInputException.at(path, line, "not CSV: expected quotes to open and close a whole field");
    }
}
