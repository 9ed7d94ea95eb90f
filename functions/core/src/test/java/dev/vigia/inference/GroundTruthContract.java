package dev.vigia.inference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.model.ModelName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of ground truth promises. */
public abstract class GroundTruthContract {
    private static final ModelName MODEL = new ModelName("flights");
    private static final ModelName OTHER = new ModelName("flights-2");
    private static final Instant START = Instant.parse("2026-11-23T12:00:00Z");
    private static final RowId ROW = Requests.id(START.minusSeconds(86_400), 1).row(0);

    private GroundTruth truth;

    /** An empty store of the models {@code flights} and {@code flights-2}. */
    protected abstract GroundTruth open();

    @BeforeEach
    void openTruth() {
        truth = open();
    }

    private static Instant at(double seconds) {
        return START.plusMillis((long) (seconds * 1000));
    }

    @Test
    void readsFromTheStartUpToButWithoutTheEndInOrderOfArrival() {
        List<Truth> all = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            all.add(new Truth(Requests.id(START.minusSeconds(i), i).row(i % 3), "" + i, at(i * 10)));
        }
        List<Truth> shuffled = new ArrayList<>(all);
        Collections.shuffle(shuffled, new Random(3));
        truth.put(MODEL, shuffled);
        truth.put(MODEL, List.of());

        assertThat(truth.arrived(MODEL, at(0), at(1200))).isEqualTo(all);
        assertThat(truth.arrived(MODEL, at(290), at(610))).isEqualTo(all.subList(29, 61));
        assertThat(truth.arrived(MODEL, at(290.001), at(300.001))).isEqualTo(all.subList(30, 31));
        assertThat(truth.arrived(MODEL, at(10), at(10))).isEmpty();
        assertThat(truth.arrived(OTHER, at(0), at(1200))).isEmpty();
    }

    @Test
    void whatArrivesTogetherIsInOrderOfRow() {
        List<Truth> batch = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            batch.add(new Truth(Requests.id(START.minusSeconds(60), i % 7).row(i), "" + i, at(5)));
        }
        truth.put(MODEL, batch);
        batch.sort(Comparator.comparing(Truth::row));

        assertThat(truth.arrived(MODEL, START, at(300))).isEqualTo(batch);
    }

    @Test
    void aLaterValueCorrectsAndBothStayReadable() {
        Truth first = new Truth(ROW, "1", at(10));
        Truth second = new Truth(ROW, "\"two\"", at(20));
        Truth third = new Truth(ROW, "{\"a\": 3}", at(4000));
        truth.put(MODEL, List.of(first, third));
        truth.put(MODEL, List.of(second));

        assertThat(truth.find(MODEL, ROW)).contains(third);
        assertThat(truth.arrived(MODEL, START, at(5000))).containsExactly(first, second, third);
    }

    @Test
    void storingABatchAgainChangesNothing() {
        List<Truth> batch =
                List.of(new Truth(ROW, "1", at(10)), new Truth(ROW.inference().row(1), "0", at(10)));
        truth.put(MODEL, batch);
        truth.put(MODEL, batch);

        assertThat(truth.arrived(MODEL, START, at(300))).isEqualTo(batch);
    }

    @Test
    void oneRowTwiceInABatchKeepsBoth() {
        List<Truth> batch = List.of(new Truth(ROW, "1", at(10)), new Truth(ROW, "2", at(10.001)));
        truth.put(MODEL, batch);

        assertThat(truth.arrived(MODEL, START, at(300))).isEqualTo(batch);
        assertThat(truth.find(MODEL, ROW)).contains(batch.getLast());
    }

    @Test
    void erasesEveryValueOfARow() {
        Truth kept = new Truth(ROW.inference().row(1), "1", at(10));
        truth.put(MODEL, List.of(new Truth(ROW, "1", at(10)), kept, new Truth(ROW, "2", at(4000))));
        truth.erase(MODEL, ROW);
        truth.erase(MODEL, ROW);
        truth.erase(OTHER, kept.row());

        assertThat(truth.find(MODEL, ROW)).isEmpty();
        assertThat(truth.arrived(MODEL, START, at(5000))).containsExactly(kept);
    }

    @Test
    void findsNothingThatIsNotThere() {
        truth.put(MODEL, List.of(new Truth(ROW.inference().row(11), "1", at(10))));

        assertThat(truth.find(MODEL, ROW.inference().row(1))).isEmpty();
        assertThat(truth.find(OTHER, ROW.inference().row(11))).isEmpty();
    }
}
