package dev.vigia.profile;

/**
 * Adds the squared differences of one or two rows' numbers from columns of reference numbers, four columns in one loop:
 * sums are loaded and stored once for four columns, columns once for two rows. Each sum is in order of the columns, so it
 * is the same as one by one. Not thread-safe.
 */
final class Squares {
    private final float[] firsts;
    private final float[] seconds;
    private final float[][] columns;
    private int size;

    Squares(int most) {
        firsts = new float[most];
        seconds = new float[most];
        columns = new float[most][];
    }

    void clear() {
        size = 0;
    }

    /** A column, and each row's number in it. */
    void put(float first, float second, float[] column) {
        firsts[size] = first;
        seconds[size] = second;
        columns[size++] = column;
    }

    /** Of the first row. */
    void addTo(float[] sums) {
        int i = 0;
        for (; i + 3 < size; i += 4) {
            addFour(i, columns[i], columns[i + 1], columns[i + 2], columns[i + 3], sums);
        }
        for (; i < size; i++) {
            addOne(firsts[i], columns[i], sums);
        }
    }

    /** Of both rows. */
    void addTo(float[] sums, float[] others) {
        int i = 0;
        for (; i + 3 < size; i += 4) {
            addFour(i, columns[i], columns[i + 1], columns[i + 2], columns[i + 3], sums, others);
        }
        for (; i < size; i++) {
            addOne(firsts[i], columns[i], sums);
            addOne(seconds[i], columns[i], others);
        }
    }

    private void addFour(int at, float[] a, float[] b, float[] c, float[] d, float[] sums) {
        float x = firsts[at];
        float y = firsts[at + 1];
        float z = firsts[at + 2];
        float w = firsts[at + 3];
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

    private void addFour(int at, float[] a, float[] b, float[] c, float[] d, float[] sums, float[] others) {
        float x = firsts[at];
        float y = firsts[at + 1];
        float z = firsts[at + 2];
        float w = firsts[at + 3];
        float x2 = seconds[at];
        float y2 = seconds[at + 1];
        float z2 = seconds[at + 2];
        float w2 = seconds[at + 3];
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
            float ex = x2 - a[i];
            float ey = y2 - b[i];
            float ez = z2 - c[i];
            float ew = w2 - d[i];
            float other = others[i];
            other += ex * ex;
            other += ey * ey;
            other += ez * ez;
            other += ew * ew;
            others[i] = other;
        }
    }

    private static void addOne(float x, float[] column, float[] sums) {
        for (int i = 0; i < sums.length; i++) {
            float apart = x - column[i];
            sums[i] += apart * apart;
        }
    }
}
