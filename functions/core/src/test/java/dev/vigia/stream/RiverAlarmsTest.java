package dev.vigia.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.ReferenceFile;
import java.util.Arrays;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Against river: the same rows alarm; {@code alarms.py} stands beside the file. */
class RiverAlarmsTest {
    private static ChangeDetector of(String name, double[] parameters) {
        return switch (name) {
            case "adwin" -> new Adwin(-Math.log(parameters[0]), true, Long.MAX_VALUE, 1);
            case "page-hinkley" -> new PageHinkley(parameters[0], parameters[1], parameters[2], 1);
            case "hddm-a" -> new HddmA(0.5, 0, -Math.log(parameters[0]), 1);
            default -> throw new IllegalArgumentException(name);
        };
    }

    @Test
    void theSameRowsAlarm() {
        assertThat(ReferenceFile.rows(RiverAlarmsTest.class, "alarms.csv"))
                .hasSize(40)
                .allSatisfy(row -> {
                    ChangeDetector detector = of(row[0], ReferenceFile.numbers(row[1]));
                    double scale = Double.parseDouble(row[2]);
                    LongStream.Builder alarms = LongStream.builder();
                    row[3].chars().forEach(digit -> {
                        if (detector.add((digit - '0') / scale)) {
                            alarms.add(detector.rows());
                        }
                    });
                    long[] expected = Arrays.stream(ReferenceFile.numbers(row[4]))
                            .mapToLong(value -> (long) value)
                            .toArray();
                    assertThat(alarms.build().toArray())
                            .as(row[0] + " " + row[1])
                            .isEqualTo(expected);
                });
    }
}
