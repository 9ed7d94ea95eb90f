package dev.vigia.ui.inference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.inference.Cell;
import dev.vigia.inference.Extra;
import dev.vigia.inference.InMemoryInferenceLog;
import dev.vigia.inference.InferenceId;
import dev.vigia.inference.LoggedRequest;
import dev.vigia.inference.NumberColumn;
import dev.vigia.inference.RowId;
import dev.vigia.inference.Rows;
import dev.vigia.inference.Status;
import dev.vigia.inference.TextColumn;
import dev.vigia.model.Feature;
import dev.vigia.model.FeatureType;
import dev.vigia.model.ModelName;
import dev.vigia.model.ModelVersion;
import dev.vigia.model.Role;
import dev.vigia.model.Schema;
import dev.vigia.model.SchemaJson;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class InferenceLineTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final ModelVersion MODEL = new ModelVersion(new ModelName("flights"), 1);
    private static final Schema SCHEMA = new Schema(List.of(
            Feature.number("delay"),
            Feature.of("late", FeatureType.BOOLEAN, Role.FEATURE),
            Feature.category("origin")));

    private Instant now = NOW;
    private final InMemoryInferenceLog log = new InMemoryInferenceLog();
    private final InferenceReader reader = new InferenceReader(log, MODEL.model(), () -> now);

    @Test
    void showsEveryCellAsItWasSent() {
        Rows rows = new Rows(
                SCHEMA,
                2,
                List.of(
                        new NumberColumn.Builder(2)
                                .add(-1116.25)
                                .addEscaped("\"late\"")
                                .build(),
                        NumberColumn.of(1, 0),
                        new TextColumn.Builder(2)
                                .addMissing(Cell.NULL)
                                .addMissing(Cell.ABSENT)
                                .build()),
                List.of(new Extra(1, "gate", "\"B7\"")));
        List<InferenceLine> lines = InferenceLine.of(request(NOW, 1, rows));

        assertThat(lines.get(0).cell("delay")).isEqualTo(new CellText("-1116.25", CellText.State.PLAIN));
        assertThat(lines.get(1).cell("delay")).isEqualTo(new CellText("\"late\"", CellText.State.ODD));
        assertThat(lines.get(0).cell("late").text()).isEqualTo("true");
        assertThat(lines.get(0).cell("origin")).isEqualTo(new CellText("null", CellText.State.MISSING));
        assertThat(lines.get(1).cell("origin")).isEqualTo(new CellText("not sent", CellText.State.MISSING));
        assertThat(lines.get(0).extras()).isEmpty();
        assertThat(lines.get(1).extras()).containsEntry("gate", "\"B7\"");
        assertThat(lines.get(1).id()).endsWith(".1");
    }

    @Test
    void aNumberThatIsNoneIsOdd() {
        InferenceLine line = InferenceLine.of(request(NOW, 1, rows(Double.NaN))).getFirst();

        assertThat(line.cell("delay")).isEqualTo(new CellText("NaN", CellText.State.ODD));
        assertThat(line.cell("no such feature").state()).isEqualTo(CellText.State.MISSING);
    }

    @Test
    void newestComeFirstAndNewOnesAreSeen() {
        log.append(request(NOW.minus(Duration.ofHours(3)), 1, rows(1)));
        log.append(request(NOW.minusSeconds(1), 2, rows(2)));
        assertThat(reader.newest())
                .extracting(line -> line.cell("delay").text())
                .containsExactly("2", "1");

        now = NOW.plusSeconds(1);
        log.append(request(NOW.plusMillis(500), 3, rows(3)));
        assertThat(reader.newest())
                .extracting(line -> line.cell("delay").text())
                .containsExactly("3", "2", "1");
    }

    @Test
    void aRequestThatWasLoggedLateIsSeenToo() {
        log.append(request(NOW.minusSeconds(1), 1, rows(1)));
        reader.newest();

        now = NOW.plusSeconds(2);
        log.append(request(NOW.minusSeconds(5), 2, rows(2)));
        assertThat(reader.newest()).hasSize(2);
    }

    @Test
    void examplesComeInTheirOrderWithoutThoseThatAreGone() {
        LoggedRequest first = request(NOW.minusSeconds(9), 1, rows(1));
        LoggedRequest second = request(NOW.minusSeconds(8), 2, rows(2));
        log.append(first);
        log.append(second);
        RowId gone = InferenceId.of(NOW, 9, 9).row(0);

        assertThat(reader.find(List.of(
                        second.id().row(0), gone, first.id().row(0), first.id().row(7))))
                .extracting(InferenceLine::id)
                .containsExactly(
                        second.id().row(0).toString(), first.id().row(0).toString());
    }

    private static Rows rows(double delay) {
        return new Rows(
                SCHEMA, 1, List.of(NumberColumn.of(delay), NumberColumn.of(0), TextColumn.of("ANC")), List.of());
    }

    private static LoggedRequest request(Instant time, int low, Rows rows) {
        return new LoggedRequest(
                InferenceId.of(time, 0, low),
                MODEL,
                Status.SCORED,
                SchemaJson.hash(SCHEMA),
                rows,
                "0".repeat(64),
                null,
                time);
    }
}
