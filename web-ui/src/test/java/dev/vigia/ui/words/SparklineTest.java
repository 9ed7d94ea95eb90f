package dev.vigia.ui.words;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.check.Health;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SparklineTest {
    @Test
    void tellsInWordsWhatItsBarsShow() {
        Sparkline sparkline = new Sparkline();
        sparkline.show(List.of(Health.HEALTHY, Health.CRITICAL, Health.HEALTHY));

        assertThat(sparkline.getElement().getAttribute("aria-label"))
                .isEqualTo("newest 3 windows: 2 healthy, 1 critical");
        assertThat(sparkline.getChildren()).hasSize(3);
    }

    @Test
    void saysWhenThereIsNothingYet() {
        assertThat(new Sparkline().getElement().getAttribute("aria-label")).isEqualTo("no windows yet");
    }
}
