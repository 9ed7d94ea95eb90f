package dev.vigia.stream;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorBlocksTest {
    private static boolean isWrong(long row) {
        return row % 7 == 0 || row % 1000 < 20;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2047, 2048, 2049, 4095, 4096, 5000, 100_003})
    void blocksHoldTheRowsInTheirOrder(long rows) {
        ErrorBlocks blocks = new ErrorBlocks();
        for (long row = 0; row < rows; row++) {
            blocks.add(isWrong(row));
        }

        assertThat(blocks.rows()).isEqualTo(rows);
        assertThat(blocks.blocks()).isLessThan(ErrorBlocks.MOST);
        assertThat(blocks.size()).isEqualTo(Math.max(1, Long.highestOneBit(rows / (ErrorBlocks.MOST / 2))));
        assertThat(rows - blocks.blocks() * blocks.size()).isBetween(0L, blocks.size() - 1);
        long wrong = 0;
        long row = 0;
        long[] upTo = blocks.upTo();
        for (int block = 0; block <= blocks.blocks(); block++) {
            for (; row < block * blocks.size(); row++) {
                wrong += isWrong(row) ? 1 : 0;
            }
            assertThat(upTo[block]).as("before block %d", block).isEqualTo(wrong);
        }
    }

    @Test
    void noRowsAreNoBlocks() {
        assertThat(new ErrorBlocks().upTo()).containsExactly(0);
    }
}
