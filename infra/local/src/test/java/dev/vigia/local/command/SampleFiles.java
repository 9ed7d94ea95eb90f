package dev.vigia.local.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;

/** Files of customers, with a score and whether they left. */
final class SampleFiles {
    static final String HEADER = "id,age,income,visits,vip,city,score,left";
    private static final String[] CITIES = {"Lisboa", "Porto", "Braga", "Faro"};

    private SampleFiles() {}

    /** Rows without a header, each as its fields. */
    static List<String[]> rows(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<String[]> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double score = random.nextDouble();
            rows.add(new String[] {
                "C" + (100_000 + i),
                random.nextInt(50) == 0 ? "" : Long.toString(Math.round(40 + 10 * random.nextGaussian())),
                String.format("%.2f", Math.exp(8 + 0.5 * random.nextGaussian())),
                Integer.toString((int) (-4 * Math.log(1 - random.nextDouble()))),
                Boolean.toString(random.nextInt(5) == 0),
                CITIES[Math.min(3, (int) (-1.5 * Math.log(1 - random.nextDouble())))],
                String.format("%.4f", score),
                random.nextDouble() < score ? "1" : "0"
            });
        }
        return rows;
    }

    /** Each row changed by a function. */
    static List<String[]> changed(List<String[]> rows, UnaryOperator<String[]> change) {
        return rows.stream().map(String[]::clone).map(change).toList();
    }

    static Path csv(Path file, List<String[]> rows) throws IOException {
        return csv(file, HEADER, rows);
    }

    static Path csv(Path file, String header, List<String[]> rows) throws IOException {
        List<String> lines = new ArrayList<>(List.of(header));
        rows.forEach(row -> lines.add(String.join(",", row)));
        return Files.write(file, lines);
    }

    /** The same rows as JSON lines; what is empty is null. */
    static Path json(Path file, List<String[]> rows) throws IOException {
        List<String> names = Arrays.asList(HEADER.split(","));
        List<String> lines = new ArrayList<>();
        for (String[] row : rows) {
            StringBuilder line = new StringBuilder("{");
            for (int i = 0; i < row.length; i++) {
                boolean quoted = names.get(i).equals("id") || names.get(i).equals("city");
                String value = row[i].isEmpty() ? "null" : quoted ? '"' + row[i] + '"' : row[i];
                line.append(i == 0 ? "" : ",")
                        .append('"')
                        .append(names.get(i))
                        .append("\":")
                        .append(value);
            }
            lines.add(line.append('}').toString());
        }
        return Files.write(file, lines);
    }
}
