package dev.vigia.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HistoryTest {
    private static final Instant END = Instant.parse("2026-11-23T12:10:00Z");

    @Test
    void twoWeeksAreTheWholeHoursThatEndBeforeTheEnd() {
        List<HistoryBatch> batches = history(DemoModel.LATE_ARRIVAL, 2)
                .before(END, Duration.ofDays(14))
                .toList();
        assertThat(batches).hasSize(335);
        assertThat(batches.getFirst().time()).isEqualTo("2026-11-09T13:30:00Z");
        assertThat(batches.getLast().time()).isEqualTo("2026-11-23T11:30:00Z");
        Instant onTheHour = Instant.parse("2026-11-23T12:00:00Z");
        assertThat(history(DemoModel.LATE_ARRIVAL, 2).before(onTheHour, Duration.ofDays(14)))
                .hasSize(336);
    }

    @Test
    void anHoursBatchIsTheSameFromWhicheverBeginning() {
        HistoryBatch once = only(DemoModel.LATE_ARRIVAL, END);
        HistoryBatch again = history(DemoModel.LATE_ARRIVAL, 50)
                .before(END.plus(Duration.ofMinutes(40)), Duration.ofHours(9))
                .toList()
                .getLast();
        assertThat(again.id()).isEqualTo(once.id()).isEqualTo("2026-11-23T11:00:00Z");
        assertThat(again.body()).isEqualTo(once.body());
        assertThat(only(DemoModel.LATE_ARRIVAL, END.plus(Duration.ofHours(1))).body())
                .isNotEqualTo(once.body());
    }

    @ParameterizedTest
    @EnumSource
    void aBodyHoldsFeaturesWithTheModelsPredictions(DemoModel model) throws IOException {
        JsonNode capture = new ObjectMapper().readTree(only(model, END).body());
        assertThat(capture.path("source").asText()).isEqualTo("flights-2001");
        assertThat(capture.path("version").asInt()).isEqualTo(1);
        assertThat(capture.path("id").asText()).isEqualTo("2026-11-23T11:00:00Z");
        assertThat(capture.path("time").asText()).isEqualTo("2026-11-23T11:30:00Z");
        assertThat(capture.path("instances")).hasSize(50);
        assertThat(capture.path("predictions")).hasSize(50);
        long hour = END.getEpochSecond() / 3600 - 1;
        FlightRow tenth = Trained.traffic(model).row(hour * 50 + 9);
        JsonNode instance = capture.path("instances").path(9);
        assertThat(instance).hasSize(model.features().size());
        assertThat(instance.path("distance").asDouble()).isEqualTo(tenth.distance());
        assertThat(instance.path("origin").asText()).isEqualTo(tenth.origin());
        assertThat(instance.path("departureHour").asInt()).isEqualTo(tenth.departureHour());
        assertThat(capture.path("predictions").path(9).floatValue())
                .isEqualTo((float) Trained.DEMO.model(model).predict(tenth));
    }

    @Test
    void noRowsAnHourAreRefused() {
        assertThatThrownBy(() -> history(DemoModel.LATE_ARRIVAL, 0)).hasMessage("0 rows an hour: expected one or more");
    }

    private static HistoryBatch only(DemoModel model, Instant end) {
        return history(model, 50).before(end, Duration.ofMinutes(80)).toList().getFirst();
    }

    private static History history(DemoModel model, int rowsPerHour) {
        return new History(Trained.DEMO.model(model), Trained.traffic(model), rowsPerHour);
    }
}
