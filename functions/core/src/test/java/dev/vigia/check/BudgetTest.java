package dev.vigia.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.vigia.model.Cadence;
import dev.vigia.model.FalseAlarmBudget;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BudgetTest {
    private static final FalseAlarmBudget MONTHLY = FalseAlarmBudget.DEFAULT;

    private static double level(Family family, Duration length, int versions, int needed, int of) {
        return Budget.level(MONTHLY, Cadence.DEPLOYED, family, length, versions, needed, of, false);
    }

    @Test
    void aBudgetIsSharedOverFamiliesLengthsAndVersions() {
        double windows = 30 * 24 * 12;
        assertThat(level(Family.INTEGRITY, Duration.ofMinutes(5), 1, 1, 1)).isCloseTo(1 / windows / 3, within(1e-12));
        assertThat(level(Family.INTEGRITY, Duration.ofMinutes(5), 2, 1, 1)).isCloseTo(1 / windows / 6, within(1e-12));
        assertThat(level(Family.DRIFT, Duration.ofHours(1), 1, 1, 1)).isCloseTo(1 / 720.0 / 3 / 2, within(1e-12));
        assertThat(level(Family.DRIFT, Duration.ofDays(1), 1, 1, 1)).isCloseTo(1 / 30.0 / 3 / 2, within(1e-12));
    }

    @Test
    void allSharesTogetherAreTheBudget() {
        double alarms = 0;
        alarms += level(Family.INTEGRITY, Duration.ofMinutes(5), 1, 1, 1) * 30 * 24 * 12;
        alarms += level(Family.OUTLIERS, Duration.ofMinutes(15), 1, 1, 1) * 30 * 24 * 4;
        alarms += level(Family.DRIFT, Duration.ofHours(1), 1, 1, 1) * 30 * 24;
        alarms += level(Family.DRIFT, Duration.ofDays(1), 1, 1, 1) * 30;
        assertThat(alarms).isCloseTo(1, within(1e-9));
    }

    @Test
    void whereThereIsGroundTruthPerformanceHasAShareToo() {
        double alarms = 0;
        alarms += labelled(Family.INTEGRITY, Duration.ofMinutes(5)) * 30 * 24 * 12;
        alarms += labelled(Family.OUTLIERS, Duration.ofMinutes(15)) * 30 * 24 * 4;
        alarms += labelled(Family.DRIFT, Duration.ofHours(1)) * 30 * 24;
        alarms += labelled(Family.DRIFT, Duration.ofDays(1)) * 30;
        alarms += labelled(Family.PERFORMANCE, Duration.ofDays(1)) * 30;
        assertThat(alarms).isCloseTo(1, within(1e-9));
    }

    private static double labelled(Family family, Duration length) {
        return Budget.level(MONTHLY, Cadence.DEPLOYED, family, length, 1, 1, 1, true);
    }

    @Test
    void twoOfThreeOpenAsManyIncidentsAsTheShareAllows() {
        double p = level(Family.OUTLIERS, Duration.ofMinutes(15), 1, 2, 3);
        Random random = new Random(1);
        long windows = 60_000_000;
        long opened = 0;
        int since = 9;
        boolean open = false;
        for (long i = 0; i < windows; i++) {
            boolean breached = random.nextDouble() < p;
            if (breached) {
                opened += since <= 2 && !open ? 1 : 0;
                open |= since <= 2;
                since = 0;
            }
            since++;
            open &= since <= 3;
        }
        double allowed = windows / (30.0 * 24 * 4) / 3;
        assertThat(opened / allowed).isBetween(0.85, 1.02);
    }

    @Test
    void fewWindowsDoNotMakeEverythingAnAlarm() {
        FalseAlarmBudget hourly = new FalseAlarmBudget(1, Duration.ofHours(1));
        assertThat(Budget.level(hourly, Cadence.DEPLOYED, Family.DRIFT, Duration.ofDays(1), 1, 1, 1, false))
                .isEqualTo(0.05);
    }

    @Test
    void impossibleRulesAreRefused() {
        assertThatThrownBy(() -> level(Family.DRIFT, Duration.ofHours(1), 1, 3, 2))
                .hasMessageContaining("3 of 2");
    }
}
