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
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** A CSV file with a header, in UTF-8, separated as {@link Separator} tells. Every row has as many fields as the header. */
public final class CsvFile implements RowFile {
    private static final int MOST_NAMES = 12;

    private final Path path;
    private final Separator separator;
    private final List<String> names;
    private final List<String> notes;

    private CsvFile(Path path, Separator separator, List<String> names, List<String> notes) {
        this.path = path;
        this.separator = separator;
        this.names = names;
        this.notes = notes;
    }

    /** @throws BadInputException if the file has no header that can be read */
    static CsvFile open(Path path) throws IOException {
        String head = CsvHeader.head(path);
        Separator separator = Separator.of(head);
        CsvFile bare = new CsvFile(path, separator, List.of(), List.of());
        CsvBlock.Builder block = new CsvBlock.Builder(List.of());
        int[] fields = {-1};
        bare.records(new Progress(), block, (handler, count) -> {
            fields[0] = count;
            return false;
        });
        if (fields[0] < 0) {
            throw BadInputException.of(path, "is empty: expected a header and rows");
        }
        List<String> names = CsvHeader.names(path, block, fields[0]);
        List<String> commas = CommaNumbers.columns(head, separator.character()).stream()
                .filter(place -> place < names.size())
                .map(names::get)
                .toList();
        return new CsvFile(path, separator, names, notes(path, separator, commas));
    }

    private static List<String> notes(Path path, Separator separator, List<String> commas) {
        List<String> notes = new ArrayList<>();
        if (separator != Separator.COMMA) {
            notes.add(path.getFileName() + " is read as separated by " + separator.plural());
        }
        if (!commas.isEmpty()) {
            String some = commas.stream().limit(MOST_NAMES).collect(Collectors.joining(", "));
            notes.add(path.getFileName() + " has numbers with commas in " + some
                    + (commas.size() > MOST_NAMES ? ", …" : "")
                    + ", which are read as texts: expected the form 1234.5");
        }
        return List.copyOf(notes);
    }

    @Override
    public List<String> notes() {
        return notes;
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
                        path,
                        handler.line(),
                        fields + " fields: expected " + names.size() + ", as the header has"
                                + (separator == Separator.COMMA ? "" : " (separated by " + separator.plural() + ")"));
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
                        .fieldSeparator(separator.character())
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
