package dev.vigia.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** 800 miles take 100 minutes and 30, and 30 to turn round: after 10:00 a flight back leaves from 12:40 to 18:40. */
class ReturnFlightsTest {
    private static final String OUT = "2001-01-22 10:00,5,800,ORD,DCA";

    @Test
    void theFirstFlightAfterTheTurnaroundIsTheWayBack() throws IOException {
        assertThat(returns(OUT, "2001-01-22 12:39,7,800,DCA,ORD", "2001-01-22 12:40,8,800,DCA,ORD")
                        .delay(0))
                .hasValue(8);
    }

    @Test
    void theLastToCountLeavesSixHoursLater() throws IOException {
        assertThat(returns(OUT, "2001-01-22 18:40,-3,800,DCA,ORD").delay(0)).hasValue(-3);
        assertThat(returns(OUT, "2001-01-22 18:41,-3,800,DCA,ORD").delay(0)).isEmpty();
    }

    @Test
    void aFlightToElsewhereIsNoWayBack() throws IOException {
        assertThat(returns(OUT, "2001-01-22 13:00,7,800,DCA,BOS", "2001-01-22 13:00,7,800,ORD,DCA")
                        .delay(0))
                .isEmpty();
    }

    private static ReturnFlights returns(String... lines) throws IOException {
        String csv = "date,delay,distance,origin,destination\n" + String.join("\n", lines) + "\n";
        return new ReturnFlights(Flights.ofCsv(new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8))));
    }
}
