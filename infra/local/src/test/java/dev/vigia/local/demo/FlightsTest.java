package dev.vigia.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDateTime;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlightsTest {
    @ParameterizedTest
    @CsvSource({
        "winter-baseline, 152042, 2001-01-22T00:00, 2001-02-04T23:58, -212, 1441, 50",
        "winter-traffic, 225027, 2001-01-01T00:01, 2001-01-21T23:58, -80, 1575, 50",
        "summer-traffic, 232899, 2001-06-01T00:00, 2001-06-21T23:59, -61, 1041, 50",
        "anchorage, 966, 2001-01-01T08:57, 2001-06-30T23:21, -45, 1261, 1"
    })
    void aSliceIsWhatItsSourceNoteSays(
            String slice, int rows, LocalDateTime first, LocalDateTime last, int earliest, int latest, int origins) {
        Flights flights = Flights.read(slice);
        assertThat(flights.size()).isEqualTo(rows);
        assertThat(all(flights).map(Flight::departure).min(LocalDateTime::compareTo))
                .hasValue(first);
        assertThat(all(flights).map(Flight::departure).max(LocalDateTime::compareTo))
                .hasValue(last);
        assertThat(all(flights).mapToInt(Flight::delay).min()).hasValue(earliest);
        assertThat(all(flights).mapToInt(Flight::delay).max()).hasValue(latest);
        assertThat(all(flights).map(Flight::origin).distinct()).hasSize(origins);
    }

    @Test
    void aFlightHasTheValuesOfItsLine() {
        assertThat(all(Flights.read("winter-baseline")))
                .contains(new Flight(LocalDateTime.parse("2001-02-01T12:17"), -212, 256, "LAS", "PHX"));
    }

    @Test
    void theNewAirportIsInNoOtherSlice() {
        Set<String> known = Stream.of("winter-baseline", "winter-traffic", "summer-traffic")
                .flatMap(slice -> all(Flights.read(slice)))
                .flatMap(flight -> Stream.of(flight.origin(), flight.destination()))
                .collect(Collectors.toSet());
        assertThat(known).hasSize(50).doesNotContain("ANC");
        assertThat(all(Flights.read("anchorage"))).allSatisfy(flight -> {
            assertThat(flight.origin()).isEqualTo("ANC");
            assertThat(flight.distance()).isGreaterThan(2400);
            assertThat(known).contains(flight.destination());
        });
    }

    @Test
    void anUnknownSliceIsNamed() {
        assertThatThrownBy(() -> Flights.read("autumn"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'autumn'");
    }

    private static Stream<Flight> all(Flights flights) {
        return IntStream.range(0, flights.size()).mapToObj(flights::flight);
    }
}
