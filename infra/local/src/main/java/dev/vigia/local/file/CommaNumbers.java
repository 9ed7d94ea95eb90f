package dev.vigia.local.file;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Finds columns of numbers that are written with commas, such as {@code 1,5} or {@code 12,000.50}: no number is read of such a
 * cell, for each form means something else to another reader.
 */
final class CommaNumbers {
    private static final Pattern WITH_COMMA =
            Pattern.compile("[-+]?(?:\\d+|\\d{1,3}(?:\\.\\d{3})+),\\d+|[-+]?\\d{1,3}(?:,\\d{3})+(?:\\.\\d*)?");
    private static final Pattern PLAIN = Pattern.compile("[-+]?\\d+(?:\\.\\d*)?");

    /** Of the cells that are not missing: numbers of either kind, and those with commas. */
    private static final double LEAST_NUMBERS = 0.95;

    private static final double LEAST_COMMAS = 0.1;

    private final List<int[]> columns = new ArrayList<>();

    private CommaNumbers() {}

    /**
     * The places of such columns, from 0.
     *
     * @param head the beginning of a file, its header first; a last record that is cut off does no harm
     */
    static List<Integer> columns(String head, char separator) {
        CommaNumbers counted = new CommaNumbers();
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .fieldSeparator(separator)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .ofCsvRecord(head)) {
            reader.stream().skip(1).forEach(row -> counted.add(row.getFields()));
        } catch (CsvParseException | IOException e) {
            return List.of(); // told by whoever reads the file
        }
        return counted.found();
    }

    private void add(List<String> fields) {
        for (int i = 0; i < fields.size(); i++) {
            if (i == columns.size()) {
                columns.add(new int[3]);
            }
            String cell = fields.get(i).strip();
            if (!RawText.isMissing(cell.toCharArray(), 0, cell.length())) {
                int kind = WITH_COMMA.matcher(cell).matches()
                        ? 2
                        : PLAIN.matcher(cell).matches() ? 1 : 0;
                columns.get(i)[kind]++;
            }
        }
    }

    private List<Integer> found() {
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            int[] kinds = columns.get(i);
            int all = Arrays.stream(kinds).sum();
            if (all > 0 && kinds[1] + kinds[2] >= LEAST_NUMBERS * all && kinds[2] >= LEAST_COMMAS * all) {
                found.add(i);
            }
        }
        return found;
    }
}
