package dev.vigia.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.model.Encoding;
import java.util.List;
import org.junit.jupiter.api.Test;

class EncoderTest {
    private static final List<FlightFeature> FEATURES =
            List.of(FlightFeature.DISTANCE, FlightFeature.ORIGIN, FlightFeature.DEPARTURE_HOUR);
    private static final FlightRow NEAR = new FlightRow(100, 6, "Mon", "SEA", "PDX", 0);
    private static final FlightRow FAR = new FlightRow(300, 18, "Tue", "BOS", "SFO", 10);
    private static final Encoder ENCODER = Encoder.fit(FEATURES, List.of(NEAR, FAR, NEAR, FAR));

    @Test
    void aNumberLearnsMeanAndPopulationDeviationAndACategoryItsSortedCategories() {
        assertThat(ENCODER.preprocessing().encodings())
                .containsExactly(
                        new Encoding.Standard("distance", 200, 100),
                        new Encoding.OneHot("origin", List.of("BOS", "SEA")),
                        new Encoding.Standard("departureHour", 12, 6));
    }

    @Test
    void columnsFollowTheEncodings() {
        assertThat(ENCODER.encode(FAR)).containsExactly(1, 1, 0, 1);
        assertThat(ENCODER.encode(NEAR)).containsExactly(-1, 0, 1, -1);
    }

    @Test
    void aMissingNumberIsTheMeanAndAnUnknownCategoryNone() {
        FlightRow odd = new FlightRow(Double.NaN, 18, "Mon", "ANC", "SEA", 0);
        assertThat(ENCODER.encode(odd)).containsExactly(0, 0, 0, 1);
    }
}
