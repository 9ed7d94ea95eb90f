package dev.vigia.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Squared differences of one row or two, in loops of four columns, are those of one column after the other. */
class SquaresTest {
    private static final int REFERENCES = 37;

    private static float[] numbers(Random random, int size) {
        float[] numbers = new float[size];
        for (int i = 0; i < size; i++) {
            numbers[i] = (float) random.nextGaussian();
        }
        return numbers;
    }

    private static float[] oneByOne(float[] row, float[][] columns) {
        float[] sums = new float[REFERENCES];
        for (int reference = 0; reference < REFERENCES; reference++) {
            sums[reference] = 2;
            for (int column = 0; column < columns.length; column++) {
                float apart = row[column] - columns[column][reference];
                sums[reference] += apart * apart;
            }
        }
        return sums;
    }

    private static float[] twos() {
        float[] sums = new float[REFERENCES];
        Arrays.fill(sums, 2);
        return sums;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 4, 5, 8, 11})
    void sumsAreThoseOfOneColumnAfterTheOther(int size) {
        Random random = new Random(size);
        float[] first = numbers(random, size);
        float[] second = numbers(random, size);
        float[][] columns = new float[size][];
        Squares squares = new Squares(size + 1);
        squares.put(9, 9, new float[REFERENCES]);
        squares.clear();
        for (int column = 0; column < size; column++) {
            columns[column] = numbers(random, REFERENCES);
            squares.put(first[column], second[column], columns[column]);
        }
        float[] alone = twos();
        squares.addTo(alone);
        float[] both = twos();
        float[] other = twos();
        squares.addTo(both, other);
        assertThat(alone).isEqualTo(oneByOne(first, columns));
        assertThat(both).isEqualTo(alone);
        assertThat(other).isEqualTo(oneByOne(second, columns));
    }
}
