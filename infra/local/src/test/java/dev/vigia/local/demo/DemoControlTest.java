package dev.vigia.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoControlTest {
    @TempDir
    private Path data;

    private DemoControl control;

    @BeforeEach
    void inAnEmptyDirectory() {
        control = new DemoControl(data);
    }

    @Test
    void nothingIsBrokenAtFirst() throws IOException {
        assertThat(control.breaks()).isEmpty();
    }

    @Test
    void anotherProcessSeesABreakUntilItIsMended() throws IOException {
        control.set(DemoModel.LATE_ARRIVAL, Break.NEW_AIRPORT);
        control.set(DemoModel.RETURN_DELAY, Break.SILENCE);
        control.set(DemoModel.LATE_ARRIVAL, Break.UNITS);
        DemoControl other = new DemoControl(data);
        assertThat(other.breaks())
                .isEqualTo(Map.of(DemoModel.LATE_ARRIVAL, Break.UNITS, DemoModel.RETURN_DELAY, Break.SILENCE));
        control.mend();
        assertThat(other.breaks()).isEmpty();
    }

    @Test
    void theFileReadsAsItsDocumentationSaysAndNoOtherIsLeft() throws IOException {
        control.set(DemoModel.LATE_ARRIVAL, Break.UNITS);
        assertThat(data.resolve("demo.json")).hasContent("{\"breaks\":{\"late-arrival\":\"units\"}}");
        try (var files = Files.list(data)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void aFileThatIsNotOfItsFormIsNamed() throws IOException {
        Files.writeString(data.resolve("demo.json"), "{\"breaks\":");
        assertThatThrownBy(control::breaks).isInstanceOf(IOException.class).hasMessageContaining("is not JSON");
        Files.writeString(data.resolve("demo.json"), "{\"breaks\":{\"late-arrival\":\"metres\"}}");
        assertThatThrownBy(control::breaks)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("demo.json")
                .hasMessageContaining("'metres'");
        control.mend();
        assertThat(control.breaks()).isEmpty();
    }
}
