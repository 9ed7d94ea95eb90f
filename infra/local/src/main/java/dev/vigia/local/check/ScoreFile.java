package dev.vigia.local.check;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes {@code row,score,limit,outlier} for every row. */
final class ScoreFile implements Closeable {
    private final BufferedWriter out;
    private final double limit;

    ScoreFile(Path path, double limit) throws IOException {
        this.limit = limit;
        out = Files.newBufferedWriter(path);
        out.write("row,score,limit,outlier\n");
    }

    void write(long firstRow, double[] scores) {
        StringBuilder lines = new StringBuilder();
        for (int row = 0; row < scores.length; row++) {
            lines.append(firstRow + row + 1)
                    .append(',')
                    .append(scores[row])
                    .append(',')
                    .append(limit)
                    .append(',')
                    .append(scores[row] > limit)
                    .append('\n');
        }
        try {
            out.append(lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
