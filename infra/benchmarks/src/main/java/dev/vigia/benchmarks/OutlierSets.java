package dev.vigia.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/** Reads what {@code outlier_sets.py} tells: {@code set NAME SEED COLUMNS BASELINE CURRENT}, then a line for each row. */
final class OutlierSets {
    private OutlierSets() {}

    /** The next set; empty at the end. */
    static Optional<LabelledSet> next(BufferedReader told) throws IOException {
        String head = told.readLine();
        if (head == null) {
            return Optional.empty();
        }
        String[] words = head.split(" ");
        int columns = Integer.parseInt(words[3]);
        double[][] baseline = rows(told, Integer.parseInt(words[4]));
        double[][] current = rows(told, Integer.parseInt(words[5]));
        boolean[] odd = new boolean[current.length];
        double[] knn = new double[current.length];
        for (int i = 0; i < current.length; i++) {
            odd[i] = current[i][columns] == 1;
            knn[i] = current[i][columns + 1];
            current[i] = Arrays.copyOf(current[i], columns);
        }
        return Optional.of(new LabelledSet(words[1], baseline, current, odd, knn));
    }

    private static double[][] rows(BufferedReader told, int count) throws IOException {
        double[][] rows = new double[count][];
        for (int i = 0; i < count; i++) {
            String line = told.readLine();
            if (line == null) {
                throw new IOException("the sets end after " + i + " of " + count + " rows");
            }
            rows[i] = Arrays.stream(line.split(" "))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
        }
        return rows;
    }
}
