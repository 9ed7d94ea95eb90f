package dev.vigia.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Against river: the same rows alarm; {@code alarms.py} stands beside the file. */
class RiverAlarmsTest {
    private static List<String[]> rows() {
        try (InputStream in = Objects.requireNonNull(RiverAlarmsTest.class.getResourceAsStream("alarms.csv"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ChangeDetector of(String name, double[] parameters) {
        return switch (name) {
            case "adwin" -> new Adwin(-Math.log(parameters[0]), true, Long.MAX_VALUE, 1);
            case "page-hinkley" -> new PageHinkley(parameters[0], parameters[1], parameters[2], 1);
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static double[] numbers(String field) {
        return Arrays.stream(field.split(" "))
                .filter(number -> !number.isEmpty())
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    @Test
    void theSameRowsAlarm() {
        assertThat(rows()).hasSize(30).allSatisfy(row -> {
            ChangeDetector detector = of(row[0], numbers(row[1]));
            double scale = Double.parseDouble(row[2]);
            LongStream.Builder alarms = LongStream.builder();
            row[3].chars().forEach(digit -> {
                if (detector.add((digit - '0') / scale)) {
                    alarms.add(detector.rows());
                }
            });
            long[] expected = Arrays.stream(numbers(row[4]))
                    .mapToLong(value -> (long) value)
                    .toArray();
            assertThat(alarms.build().toArray()).as(row[0] + " " + row[1]).isEqualTo(expected);
        });
    }
}
