package dev.vigia.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vigia.inference.Column;
import dev.vigia.inference.InferenceId;
import dev.vigia.inference.NumberColumn;
import dev.vigia.inference.RowId;
import dev.vigia.inference.Rows;
import dev.vigia.inference.Status;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Uniform samples of rows: of several profiles together, and of what a baseline is built of. */
class RowsOfProfilesTest {
    private final Random random = new Random(4);
    private final Baseline baseline =
            Samples.baseline(Samples.SCHEMA, builder -> builder.add(Samples.rows(random, 40, false)));
    private final List<RowId> all = new ArrayList<>();

    private Profile profile(int requests, int rowsEach) {
        ProfileBuilder builder = Profile.builder(baseline);
        for (int i = 0; i < requests; i++) {
            InferenceId id = Samples.id(random, i);
            builder.add(Samples.request(id, Status.CAPTURED, Samples.rows(random, rowsEach, false)));
            IntStream.range(0, rowsEach).mapToObj(id::row).forEach(all::add);
        }
        return builder.build();
    }

    /** All rows in the order of their hashes, which are chance: any number of the first is a uniform sample. */
    private List<RowId> inOrder() {
        return all.stream()
                .sorted(Comparator.comparingLong(row -> Hash64.row(Hash64.of(row.inference()), row.index())))
                .toList();
    }

    @Test
    void ofProfilesThatKeepAllTheirRowsTheFirstByHashAreTaken() {
        List<Profile> parts = List.of(profile(300, 1), profile(4, 100), profile(1, 20));
        assertThat(Profile.sample(parts, 600)).isEqualTo(inOrder().subList(0, 600));
        assertThat(Profile.sample(parts, 6_000)).isEqualTo(inOrder());
        assertThat(Profile.sample(List.of(), 10)).isEmpty();
    }

    /** One with 20 times the rows of the others keeps as many ids as they do: then so few are taken that it had them all. */
    @Test
    void ofOneThatLeftRowsOutNoMoreAreTakenThanItCanTell() {
        List<Profile> parts = List.of(profile(400, 1), profile(80, 100), profile(400, 1));
        List<RowId> sample = Profile.sample(parts, 6_000);
        assertThat(sample).hasSizeBetween(500, 650).isEqualTo(inOrder().subList(0, sample.size()));
    }

    @Test
    void aBaselinesRowsAreWholeAndEachIsTakenOnce() {
        double[] values = IntStream.range(0, 1_000).asDoubleStream().toArray();
        Rows rows = Samples.rows(random, 1_000, false);
        List<Column> columns = new ArrayList<>(rows.columns());
        columns.set(0, NumberColumn.of(values));
        columns.set(7, NumberColumn.of(values));
        BaselineBuilder builder = new BaselineBuilder(Samples.VERSION, Samples.SCHEMA, 1)
                .add(new Rows(Samples.SCHEMA, 1_000, columns, List.of()));
        Rows sample = builder.sample(300);
        assertThat(sample.size()).isEqualTo(300);
        NumberColumn first = (NumberColumn)
                sample.column(sample.schema().position("distance").orElseThrow());
        NumberColumn last =
                (NumberColumn) sample.column(sample.schema().position("delay").orElseThrow());
        double[] taken = IntStream.range(0, 300).mapToDouble(first::value).toArray();
        assertThat(taken).doesNotHaveDuplicates().hasSize(300);
        assertThat(IntStream.range(0, 300).mapToDouble(last::value).toArray()).isEqualTo(taken);
        assertThat(IntStream.range(0, 300).mapToDouble(first::value).average().orElseThrow())
                .isBetween(440.0, 560.0);
        assertThat(builder.sample(5_000).size()).isEqualTo(1_000);
    }

    @Test
    void ofNoRowsThereIsNoSample() {
        assertThatThrownBy(() -> new BaselineBuilder(Samples.VERSION, Samples.SCHEMA, 1).sample(3))
                .hasMessageContaining("a sample of no rows: expected one or more");
    }
}
