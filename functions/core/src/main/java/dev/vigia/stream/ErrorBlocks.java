package dev.vigia.stream;

/**
 * How many rows of a stream were wrong, in its order: a count for each block of equally many rows, at most {@value #MOST} blocks. Where
 * they are full two become one, so that memory does not grow; up to {@value #MOST} rows a block is a row. Not safe for threads.
 */
public final class ErrorBlocks {
    static final int MOST = 2048;

    private final long[] wrong = new long[MOST];
    private int blocks;
    private long size = 1;
    private long open;
    private long openWrong;
    private long rows;

    /** Takes the next row. */
    public void add(boolean isWrong) {
        rows++;
        open++;
        openWrong += isWrong ? 1 : 0;
        if (open == size) {
            close();
        }
    }

    private void close() {
        wrong[blocks++] = openWrong;
        open = 0;
        openWrong = 0;
        if (blocks == MOST) {
            blocks = MOST / 2;
            size *= 2;
            for (int block = 0; block < blocks; block++) {
                wrong[block] = wrong[2 * block] + wrong[2 * block + 1];
            }
        }
    }

    /** How many rows were taken. */
    public long rows() {
        return rows;
    }

    /** How many blocks are full. Later rows, fewer than a block, are in none. */
    int blocks() {
        return blocks;
    }

    /** How many rows a block is. */
    long size() {
        return size;
    }

    /** How many rows were wrong before each block, and in all blocks as the last. */
    long[] upTo() {
        long[] sums = new long[blocks + 1];
        for (int block = 0; block < blocks; block++) {
            sums[block + 1] = sums[block] + wrong[block];
        }
        return sums;
    }
}
