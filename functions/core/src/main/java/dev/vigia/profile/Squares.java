package dev.vigia.profile;

/**
 * Adds the squared differences of some numbers from columns of reference numbers, four columns in one loop: the sums are
 * loaded and stored once for four. Each sum is in order of the columns, so it is the same as one by one. Not thread-safe.
 */
final class Squares {
    private final float[] numbers;
    private final float[][] columns;
    private int size;

    Squares(int most) {
        numbers = new float[most];
        columns = new float[most][];
    }

    void clear() {
        size = 0;
    }

    void put(float number, float[] column) {
        numbers[size] = number;
        columns[size++] = column;
    }

    void addTo(float[] sums) {
        int i = 0;
        for (; i + 3 < size; i += 4) {
            addFour(i, columns[i], columns[i + 1], columns[i + 2], columns[i + 3], sums);
        }
        for (; i < size; i++) {
            addOne(numbers[i], columns[i], sums);
        }
    }

    private void addFour(int first, float[] a, float[] b, float[] c, float[] d, float[] sums) {
        float x = numbers[first];
        float y = numbers[first + 1];
        float z = numbers[first + 2];
        float w = numbers[first + 3];
        for (int i = 0; i < sums.length; i++) {
            float dx = x - a[i];
            float dy = y - b[i];
            float dz = z - c[i];
            float dw = w - d[i];
            float sum = sums[i];
            sum += dx * dx;
            sum += dy * dy;
            sum += dz * dz;
            sum += dw * dw;
            sums[i] = sum;
        }
    }

    private static void addOne(float x, float[] column, float[] sums) {
        for (int i = 0; i < sums.length; i++) {
            float apart = x - column[i];
            sums[i] += apart * apart;
        }
    }
}
