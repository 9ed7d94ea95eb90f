package dev.vigia.drift;

import static dev.vigia.profile.Sheet.cells;
import static dev.vigia.profile.Sheet.times;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.model.Feature;
import dev.vigia.model.FeatureType;
import dev.vigia.model.Role;
import dev.vigia.model.Schema;
import dev.vigia.profile.Baseline;
import dev.vigia.profile.NumberProfile;
import dev.vigia.profile.Sheet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A boolean has no mean and no values above 1. */
class FlagWordsTest {
    private static final Schema SCHEMA = new Schema(List.of(Feature.of("vip", FeatureType.BOOLEAN, Role.FEATURE)));

    private static List<Object> flags(int trues, int falses) {
        return cells(times(trues, 1.0), times(falses, 0.0));
    }

    private static NumberComparison comparison(List<Object> before, List<Object> now) {
        Baseline baseline = Sheet.baseline(SCHEMA, before);
        NumberProfile there = (NumberProfile) baseline.profile().column("vip").orElseThrow();
        NumberProfile here =
                (NumberProfile) Sheet.profile(baseline, now).column("vip").orElseThrow();
        return new NumberComparison(here, there, 1);
    }

    @Test
    void itsShareOfTrueIsTold() {
        NumberComparison moved = comparison(flags(200, 800), flags(350, 650));
        assertThat(moved.moved()).isEqualTo("true 20.0 % → 35.0 %");
        assertThat(moved.segment()).isEmpty();
        assertThat(comparison(flags(0, 800), flags(4, 1996)).moved()).isEqualTo("true 0.0 % → 0.2 %");
    }

    /** The cells in which hours are counted tell the same. */
    @Test
    void cellsTellIt() {
        for (List<Object> before : List.of(flags(200, 800), flags(0, 800), flags(800, 0))) {
            Baseline baseline = Sheet.baseline(SCHEMA, before);
            NumberProfile there =
                    (NumberProfile) baseline.profile().column("vip").orElseThrow();
            NumberProfile here = (NumberProfile)
                    Sheet.profile(baseline, flags(350, 650)).column("vip").orElseThrow();
            assertThat(FlagWords.moved(
                            Segment.shares(there.cellCounts()),
                            Segment.shares(here.cellCounts()),
                            there.bins().edges()))
                    .isEqualTo(FlagWords.moved(here, there));
        }
    }
}
