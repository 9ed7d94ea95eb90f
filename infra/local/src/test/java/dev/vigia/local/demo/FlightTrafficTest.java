package dev.vigia.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FlightTrafficTest {
    private static final int ROWS = 20_000;
    private static final FlightTraffic TRAFFIC = Trained.LATE_ARRIVAL;

    @Test
    void aRowDependsOnSeedAndNumberAlone() {
        FlightTraffic again = FlightTraffic.of(DemoModel.LATE_ARRIVAL, 7);
        assertThat(again.rows(500, 300)).isEqualTo(TRAFFIC.rows(500, 300));
        assertThat(TRAFFIC.rows(500, 300).subList(100, 300)).isEqualTo(TRAFFIC.rows(600, 200));
        assertThat(TRAFFIC.withSeed(8).rows(500, 300)).isNotEqualTo(TRAFFIC.rows(500, 300));
    }

    @Test
    void rowsAreFlightsOfTheModelsSeasonThatTookPlace() {
        Flights slice = Flights.read("winter-traffic");
        var real = IntStream.range(0, slice.size())
                .mapToObj(i -> FlightRow.of(slice.flight(i)))
                .collect(Collectors.toSet());
        assertThat(TRAFFIC.rows(0, ROWS)).allMatch(real::contains);
    }

    @Test
    void neighboursAreDrawnIndependently() {
        double[] distances =
                TRAFFIC.rows(0, ROWS).stream().mapToDouble(FlightRow::distance).toArray();
        double mean = IntStream.range(0, ROWS)
                .mapToDouble(i -> distances[i])
                .average()
                .orElseThrow();
        double variance = 0;
        double covariance = 0;
        for (int i = 1; i < ROWS; i++) {
            variance += (distances[i] - mean) * (distances[i] - mean);
            covariance += (distances[i] - mean) * (distances[i - 1] - mean);
        }
        assertThat(covariance / variance).isCloseTo(0, within(4 / Math.sqrt(ROWS)));
    }

    @Test
    void nullsTakesTheDistanceFromThreeRowsInTen() {
        assertThat(share(Break.NULLS, row -> Double.isNaN(row.distance()))).isCloseTo(0.3, within(0.02));
    }

    @Test
    void unitsTurnsEveryDistanceIntoKilometres() {
        for (int i = 0; i < 1000; i++) {
            assertThat(TRAFFIC.row(i, Break.UNITS).distance())
                    .isCloseTo(TRAFFIC.row(i).distance() * 1.609344, within(0.05));
        }
    }

    @Test
    void newAirportBringsLongFlightsFromAnchorage() {
        assertThat(share(Break.NEW_AIRPORT, row -> row.origin().equals("ANC"))).isCloseTo(0.06, within(0.01));
        assertThat(broken(Break.NEW_AIRPORT))
                .filteredOn(row -> row.origin().equals("ANC"))
                .allMatch(row -> row.distance() > 2400);
    }

    @Test
    void outliersAreFarOffInTwoFeatures() {
        assertThat(share(Break.OUTLIERS, row -> row.distance() > 10_000 && row.departureHour() == 3))
                .isCloseTo(0.03, within(0.006));
    }

    /** Of two flights the farther and the later, or the nearer and the earlier. */
    @Test
    void correlationJoinsDistanceAndHourAndLeavesTheMarginsAsTheyWere() {
        List<FlightRow> rows = broken(Break.CORRELATION);
        double apart = Distances.ks(
                rows.stream().mapToDouble(FlightRow::distance).toArray(),
                LongStream.range(0, ROWS)
                        .mapToDouble(i -> TRAFFIC.row(i).distance())
                        .toArray());
        assertThat(apart).isLessThan(.03);
        double farAndLate = share(Break.CORRELATION, row -> row.distance() > 700 && row.departureHour() > 14);
        double far = share(Break.CORRELATION, row -> row.distance() > 700);
        double late = share(Break.CORRELATION, row -> row.departureHour() > 14);
        assertThat(farAndLate - far * late).isBetween(.04, .1);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CORRELATION")
    void rowsThatABreakSparesAreAsTheyWere(Break active) {
        long same = LongStream.range(0, ROWS)
                .filter(i -> TRAFFIC.row(i, active).equals(TRAFFIC.row(i)))
                .count();
        double spared = active == Break.SILENCE ? 1 : 1 - active.share();
        assertThat((double) same / ROWS).isCloseTo(spared, within(0.02));
    }

    private static List<FlightRow> broken(Break active) {
        return LongStream.range(0, ROWS).mapToObj(i -> TRAFFIC.row(i, active)).toList();
    }

    private static double share(Break active, java.util.function.Predicate<FlightRow> of) {
        return (double) broken(active).stream().filter(of).count() / ROWS;
    }
}
