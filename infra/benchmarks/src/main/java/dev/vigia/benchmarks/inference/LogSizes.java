package dev.vigia.benchmarks.inference;

import dev.vigia.aws.ItemSize;
import dev.vigia.benchmarks.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What inferences take in the log: the mean of some requests of random numbers. */
final class LogSizes {
    private static final int REQUESTS = 20;
    private static final int BATCH = 100;

    private LogSizes() {}

    static List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        for (int features : new int[] {5, 30, 200}) {
            for (NumberKind kind : NumberKind.values()) {
                boolean asked = features == 30;
                lines.add(line(features, 1, kind, asked && kind != NumberKind.DOUBLES ? Double.valueOf(1) : null));
                lines.add(line(features, BATCH, kind, asked ? kind.unitsInBatches() : null));
            }
        }
        return lines;
    }

    private static Line line(int features, int rows, NumberKind kind, @Nullable Double most) {
        Setting setting = new Setting(features);
        double units = 0;
        long bytes = 0;
        for (int seed = 0; seed < REQUESTS; seed++) {
            int size = ItemSize.bytes(setting.request(rows, kind, seed), setting.registry());
            bytes += size;
            units += ItemSize.writeUnits(size);
        }
        String what = String.format(
                Locale.ROOT,
                "%d features, %s, %s: %.0f bytes and",
                features,
                kind.words(),
                rows == 1 ? "alone" : "in " + rows + "s",
                (double) bytes / REQUESTS / rows);
        double value = units / REQUESTS / rows;
        return most == null ? Line.told(what, value, "WCU") : Line.atMost(what, value, "WCU", most);
    }
}
