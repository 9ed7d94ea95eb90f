package dev.vigia.local.sagemaker;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vigia.profile.NumberProfile;

/**
 * A number's distribution as {@code statistics.json} has it: ten buckets of one width, and a KLL sketch's items (level i
 * weighs 2<sup>i</sup>). Both are read off the profile's bins, which are known within 1/320 of rank; the weights of all
 * items add up to the count of values.
 */
final class NumberDistribution {
    private static final int BUCKETS = 10;
    /** The most items of a level: a rank error about that of the bins. */
    private static final int ITEMS = 256;

    private static final double SHRINKING = 0.64;

    private final NumberProfile numbers;

    /** @param numbers with a finite value */
    NumberDistribution(NumberProfile numbers) {
        this.numbers = numbers;
    }

    ObjectNode json() {
        ObjectNode kll = JsonNodeFactory.instance.objectNode();
        buckets(kll.putArray("buckets"));
        ObjectNode sketch = kll.putObject("sketch");
        sketch.putObject("parameters").put("c", SHRINKING).put("k", (double) ITEMS);
        items(sketch.putArray("data"));
        return kll;
    }

    private void buckets(ArrayNode buckets) {
        double min = numbers.min().orElseThrow();
        double max = numbers.max().orElseThrow();
        int size = min < max ? BUCKETS : 1;
        long before = 0;
        for (int i = 0; i < size; i++) {
            double upper = i == size - 1 ? max : at(min, max, (i + 1.0) / size);
            long upTo = i == size - 1 ? numbers.finite() : Math.round(upTo(upper));
            buckets.addObject()
                    .put("lower_bound", at(min, max, (double) i / size))
                    .put("upper_bound", upper)
                    .put("count", upTo - before);
            before = upTo;
        }
    }

    /** Between two numbers, whose difference may be beyond a double. */
    private static double at(double min, double max, double share) {
        return min * (1 - share) + max * share;
    }

    /** About how many values are at most so large: a straight line within a bin. */
    private double upTo(double value) {
        double min = numbers.min().orElseThrow();
        double max = numbers.max().orElseThrow();
        double[] edges = numbers.bins().edges();
        long[] counts = numbers.cellCounts();
        double from = min;
        double sum = 0;
        for (int cell = 0; cell < counts.length; cell++) {
            double edge = cell < edges.length ? edges[cell] : max;
            double to = Math.max(from, Math.min(max, edge));
            if (value < to) {
                return sum + counts[cell] * Math.max(0, (value - from) / (to - from));
            }
            sum += counts[cell];
            from = to;
        }
        return sum;
    }

    private void items(ArrayNode levels) {
        long size = numbers.finite();
        int top = 0;
        while (size >> top > ITEMS) {
            top++;
        }
        for (int level = 0; level < top; level++) {
            ArrayNode rest = levels.addArray();
            if ((size >> level & 1) == 1) {
                rest.add(numbers.quantile(0.5).orElseThrow());
            }
        }
        long whole = size >> top;
        ArrayNode items = levels.addArray();
        for (long i = 0; i < whole; i++) {
            items.add(numbers.quantile((i + 0.5) / whole).orElseThrow());
        }
    }
}
