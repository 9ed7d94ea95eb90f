package dev.vigia.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.model.Constraints;
import dev.vigia.model.Feature;
import dev.vigia.model.FeatureType;
import dev.vigia.model.Role;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SchemaProposalTest {
    private static Constraints limits(FeatureType type, ColumnFacts facts) {
        return SchemaProposal.of(Feature.of("x", type, Role.FEATURE), facts).constraints();
    }

    /** A hundred further files of the same kind stay within what one of them showed. */
    @Test
    void rangesHaveRoomForRowsOfTheSameKind() {
        SplittableRandom random = new SplittableRandom(3);
        ColumnFacts facts = new ColumnFacts();
        for (int i = 0; i < 1000; i++) {
            facts.addNumber(50 + 10 * random.nextGaussian());
        }
        Constraints limits = limits(FeatureType.NUMBER, facts);
        for (int i = 0; i < 100_000; i++) {
            assertThat(50 + 10 * random.nextGaussian()).isBetween(limits.min(), limits.max());
        }
        assertThat(limits.max()).isLessThan(200);
        assertThat(limits.missingMax()).isBetween(0.001, 0.05);
    }

    @Test
    void whatIsNeverNegativeStaysSoAndSharesEndAtOne() {
        ColumnFacts counts = new ColumnFacts();
        ColumnFacts shares = new ColumnFacts();
        SplittableRandom random = new SplittableRandom(4);
        for (int i = 0; i < 500; i++) {
            counts.addWhole(random.nextInt(40));
            shares.addNumber(random.nextDouble());
        }
        assertThat(limits(FeatureType.INTEGER, counts).min()).isZero();
        assertThat(limits(FeatureType.INTEGER, counts).max()).isBetween(50.0, 70.0);
        assertThat(limits(FeatureType.NUMBER, shares).min()).isZero();
        assertThat(limits(FeatureType.NUMBER, shares).max()).isEqualTo(1);
    }

    @Test
    void categoriesAreListedWhereEachCameMoreThanOnce() {
        ColumnFacts facts = new ColumnFacts();
        for (int i = 0; i < 600; i++) {
            facts.addText(i % 3 == 0 ? "a" : "b");
        }
        Constraints limits = limits(FeatureType.CATEGORY, facts);
        assertThat(limits.categories()).containsExactly("a", "b");
        assertThat(limits.newCategoriesMax()).isBetween(0.001, 0.1);
        facts.addText("once");
        assertThat(limits(FeatureType.CATEGORY, facts).categories()).isEmpty();
    }

    @Test
    void textsHaveTheirFormAndFewValuesGiveNothing() {
        ColumnFacts facts = new ColumnFacts();
        for (int i = 0; i < 99; i++) {
            facts.addText("AB" + (1000 + i));
        }
        assertThat(limits(FeatureType.TEXT, facts)).isEqualTo(Constraints.NONE);
        facts.addText("AB1099");
        assertThat(limits(FeatureType.TEXT, facts).pattern()).isEqualTo("[A-Z]{2}[0-9]{4}");
        assertThat(limits(FeatureType.TEXT, facts).lengthMax()).isEqualTo(12);
    }

    /** A summary of the same column proposes the same. */
    @Test
    void aSummaryStandsForItsColumn() {
        ColumnFacts facts = new ColumnFacts();
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 700; i++) {
            facts.addNumber(3 + 5 * random.nextGaussian());
        }
        facts.addMissing(9);
        Feature feature = Feature.of("x", FeatureType.NUMBER, Role.FEATURE);
        assertThat(SchemaProposal.of(feature, 700, 9, facts.min(), facts.max(), List.of()))
                .isEqualTo(SchemaProposal.of(feature, facts));
        Feature city = Feature.of("city", FeatureType.CATEGORY, Role.FEATURE);
        assertThat(SchemaProposal.of(city, 700, 0, 1, 0, List.of("a", "b"))
                        .constraints()
                        .categories())
                .containsExactly("a", "b");
        assertThat(SchemaProposal.of(feature, 99, 0, 0, 1, List.of())).isEqualTo(feature);
        assertThat(SchemaProposal.of(feature, 700, 0, 1, 0, List.of())
                        .constraints()
                        .min())
                .isNull();
    }
}
