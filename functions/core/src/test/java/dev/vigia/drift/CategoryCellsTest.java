package dev.vigia.drift;

import static dev.vigia.profile.Sheet.cells;
import static dev.vigia.profile.Sheet.times;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.model.Feature;
import dev.vigia.model.Schema;
import dev.vigia.profile.Baseline;
import dev.vigia.profile.CategoryProfile;
import dev.vigia.profile.Profile;
import dev.vigia.profile.Sheet;
import dev.vigia.profile.Traffic;
import dev.vigia.stats.TwoSampleCounts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CategoryCellsTest {
    private static final Schema SCHEMA = new Schema(List.of(Feature.category("c")));
    private static final List<String> NEIGHBOURS = neighbours();

    private static CategoryProfile column(Profile profile) {
        return (CategoryProfile) profile.column("c").orElseThrow();
    }

    private static TwoSampleCounts counts(List<?> before, List<?> now) {
        Baseline baseline = Sheet.baseline(SCHEMA, before);
        return CategoryCells.of(column(Sheet.profile(baseline, now)), column(baseline.profile()));
    }

    private static String comparison(List<?> before, List<?> now) {
        Baseline baseline = Sheet.baseline(SCHEMA, before);
        return new CategoryComparison(column(Sheet.profile(baseline, now)), column(baseline.profile()), 1).moved();
    }

    /** Three names whose hashes are of one group. */
    private static List<String> neighbours() {
        List<Object> names =
                IntStream.range(0, 400).<Object>mapToObj(i -> "n" + i).toList();
        CategoryProfile probe =
                column(Sheet.baseline(SCHEMA, cells(names, names)).profile());
        Map<Integer, List<String>> groups = new HashMap<>();
        for (int i = 0; i < probe.categories().size(); i++) {
            groups.computeIfAbsent(probe.group(i), any -> new ArrayList<>())
                    .add(probe.categories().get(i));
        }
        return groups.values().stream()
                .filter(names3 -> names3.size() >= 3)
                .findFirst()
                .orElseThrow();
    }

    /** Of samples of equal size a category has ten expected rows in either from twenty in both on. */
    @Test
    void aCategoryHasACellToItselfFromTenExpectedRowsOn() {
        String often = NEIGHBOURS.get(0);
        String rare = NEIGHBOURS.get(1);
        List<Object> before = cells(times(12, often), times(1, rare), times(987, "a"));
        TwoSampleCounts own = counts(before, cells(times(8, often), times(1, rare), times(991, "a")));
        assertThat(own.cells()).isEqualTo(3);
        TwoSampleCounts shared = counts(before, cells(times(7, often), times(1, rare), times(992, "a")));
        assertThat(shared.cells()).isEqualTo(2);
        assertThat(List.of(shared.window(0), shared.window(1))).containsExactlyInAnyOrder(992L, 8L);
        assertThat(List.of(shared.baseline(0), shared.baseline(1))).containsExactlyInAnyOrder(987L, 13L);
    }

    @Test
    void aNewCategoryThatIsOftenLeavesTheGroupOfItsHash() {
        String rare = NEIGHBOURS.get(0);
        String fresh = NEIGHBOURS.get(1);
        List<Object> before = cells(times(3, rare), times(997, "a"));
        TwoSampleCounts own = counts(before, cells(times(4, rare), times(20, fresh), times(976, "a")));
        assertThat(own.cells()).isEqualTo(3);
        assertThat(IntStream.range(0, 3).mapToLong(own::window)).containsExactlyInAnyOrder(976L, 20L, 4L);
        assertThat(IntStream.range(0, 3).mapToLong(own::baseline)).containsExactlyInAnyOrder(997L, 0L, 3L);
        TwoSampleCounts shared = counts(before, cells(times(4, rare), times(19, fresh), times(977, "a")));
        assertThat(IntStream.range(0, shared.cells()).mapToLong(shared::window)).containsExactlyInAnyOrder(977L, 23L);
    }

    /** New names in place of other rare names: every baseline and window of such a column differ in names, and in no cell. */
    @Test
    void rareNamesOfBothSamplesShareTheCellsOfTheirHashes() {
        List<Object> before =
                cells(IntStream.range(0, 500).<Object>mapToObj(i -> "n" + i).toList(), times(500, "a"));
        List<Object> now =
                cells(IntStream.range(500, 1_000).<Object>mapToObj(i -> "n" + i).toList(), times(500, "a"));
        TwoSampleCounts counts = counts(before, now);
        assertThat(counts.cells()).isBetween(50, 65);
        assertThat(counts.windowTotal()).isEqualTo(1_000);
        assertThat(counts.baselineTotal()).isEqualTo(1_000);
    }

    @Test
    void withoutValuesThereAreNoCells() {
        TwoSampleCounts none = counts(times(5, Traffic.MISSING), times(5, Traffic.MISSING));
        assertThat(none.total()).isZero();
    }

    // --- what is said to have moved

    @Test
    void theCategoryWhoseShareChangedMostIsNamed() {
        List<Object> before = cells(times(500, "a"), times(300, "b"), times(200, "c"));
        assertThat(comparison(before, cells(times(50, "a"), times(25, "b"), times(25, "c"))))
                .isEqualTo("b 30.0 % → 25.0 %");
        assertThat(comparison(before, cells(times(50, "a"), times(19, "b"), times(21, "c"), times(10, "new"))))
                .isEqualTo("b 30.0 % → 19.0 %");
        assertThat(comparison(before, cells(times(49, "a"), times(21, "b"), times(20, "c"), times(10, "new"))))
                .isEqualTo("new 0.0 % → 10.0 %");
        assertThat(comparison(before, before)).isEqualTo("a 50.0 % → 50.0 %");
    }

    @Test
    void aNewCategoryOfASingleRowIsNotNamed() {
        assertThat(comparison(times(10, "a"), cells(times(3, "a"), times(1, "new"))))
                .isEqualTo("a 100.0 % → 75.0 %");
        assertThat(comparison(times(10, "a"), cells(times(2, "a"), times(2, "new"))))
                .isEqualTo("a 100.0 % → 50.0 %");
    }

    /** Free text that never came twice has no names to tell. */
    @Test
    void whereNothingIsListedTheRarerCategoriesAreTold() {
        String longest = "x".repeat(501);
        List<Object> before = cells(times(50, longest), times(50, longest + "y"));
        assertThat(comparison(before, cells(times(5, longest), times(5, "z".repeat(600)))))
                .isEqualTo("rarer categories 100.0 % → 100.0 %");
    }
}
