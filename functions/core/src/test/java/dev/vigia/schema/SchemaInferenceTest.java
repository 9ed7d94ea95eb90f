package dev.vigia.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.model.Feature;
import dev.vigia.model.FeatureType;
import dev.vigia.model.Role;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaInferenceTest {
    private static ColumnFacts texts(int rows, IntFunction<String> text) {
        ColumnFacts facts = new ColumnFacts();
        for (int i = 0; i < rows; i++) {
            facts.addText(text.apply(i));
        }
        return facts;
    }

    @Test
    void aFewBrokenValuesDoNotChangeAType() {
        ColumnFacts facts = new ColumnFacts();
        for (int i = 0; i < 96; i++) {
            facts.addNumber(i + 0.5);
        }
        for (int i = 0; i < 4; i++) {
            facts.addText("broken");
        }
        assertThat(SchemaInference.type(facts)).isEqualTo(FeatureType.NUMBER);

        for (int i = 0; i < 10; i++) {
            facts.addText("broken");
        }
        assertThat(SchemaInference.type(facts)).isEqualTo(FeatureType.CATEGORY);
    }

    @Test
    void wholeNumbersAreIntegersUntilOneHasAFraction() {
        ColumnFacts facts = new ColumnFacts();
        for (int i = 0; i < 1000; i++) {
            facts.addWhole(i % 7);
        }
        assertThat(SchemaInference.feature("k", facts)).isEqualTo(Feature.of("k", FeatureType.INTEGER, Role.FEATURE));
        facts.addNumber(0.5);
        assertThat(SchemaInference.type(facts)).isEqualTo(FeatureType.NUMBER);
    }

    @Test
    void flagsAndInstantsAreTypesOfTheirOwn() {
        ColumnFacts flags = new ColumnFacts();
        flags.addFlag();
        assertThat(SchemaInference.type(flags)).isEqualTo(FeatureType.BOOLEAN);
        assertThat(SchemaInference.type(texts(3, i -> "2026-11-2" + i + "T17:03:00Z")))
                .isEqualTo(FeatureType.TIMESTAMP);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-25, true",
        "2026-11-25T17:03, true",
        "2026-11-25 17:03:00.25+01:00, true",
        "2026-13-25, false",
        "2026-11-25T17, false",
        "2026/11/25, false",
        "20261125000, false",
        "2026-11-25T17:99, false"
    })
    void instantsAreThoseOfIso8601(String text, boolean isInstant) {
        assertThat(Instants.isInstant(text)).isEqualTo(isInstant);
    }

    @Test
    void textsOfWhichMostDifferAreTextAndFewAreCategories() {
        assertThat(SchemaInference.type(texts(1000, i -> "city " + i % 10))).isEqualTo(FeatureType.CATEGORY);
        assertThat(SchemaInference.type(texts(1000, i -> "remark of " + i % 900)))
                .isEqualTo(FeatureType.TEXT);
        assertThat(SchemaInference.type(texts(1000, i -> "remark of " + i % 700)))
                .isEqualTo(FeatureType.CATEGORY);
        assertThat(SchemaInference.type(texts(20, i -> "few " + i))).isEqualTo(FeatureType.CATEGORY);
        assertThat(SchemaInference.type(new ColumnFacts())).isEqualTo(FeatureType.TEXT);
    }

    @Test
    void anIdentifierDiffersInEveryRow() {
        assertThat(SchemaInference.feature("ref", texts(500, i -> "AB" + i)).role())
                .isEqualTo(Role.IDENTIFIER);
        assertThat(SchemaInference.feature("ref", texts(500, i -> "AB" + i / 2)).role())
                .isEqualTo(Role.FEATURE);
        assertThat(SchemaInference.feature("remark", texts(500, i -> "it was " + i))
                        .role())
                .isEqualTo(Role.FEATURE);
        assertThat(SchemaInference.feature("ref", texts(99, i -> "AB" + i)).role())
                .isEqualTo(Role.FEATURE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"customerId", "customer_id", "id", "ROWNUM", "order-key"})
    void wholeNumbersThatDifferAreIdentifiersIfTheNameSaysSo(String name) {
        SplittableRandom random = new SplittableRandom(4);
        ColumnFacts scattered = new ColumnFacts();
        random.longs(500, 0, 1L << 40).forEach(scattered::addWhole);
        assertThat(SchemaInference.feature(name, scattered).role()).isEqualTo(Role.IDENTIFIER);
        assertThat(SchemaInference.feature("amount", scattered).role()).isEqualTo(Role.FEATURE);
        assertThat(SchemaInference.feature("paid", scattered).role()).isEqualTo(Role.FEATURE);
    }

    @Test
    void risingOrDenseWholeNumbersThatDifferAreIdentifiers() {
        ColumnFacts rising = new ColumnFacts();
        ColumnFacts dense = new ColumnFacts();
        for (int i = 0; i < 200; i++) {
            rising.addWhole(1_700_000_000L + 60L * i);
            dense.addWhole(i * 77 % 200);
        }
        assertThat(SchemaInference.feature("at", rising).role()).isEqualTo(Role.IDENTIFIER);
        assertThat(SchemaInference.feature("n", dense).role()).isEqualTo(Role.IDENTIFIER);
    }

    /** The law by which parts of a file are looked at in parallel. */
    @Test
    void factsOfPartsMergeIntoThoseOfTheWhole() {
        SplittableRandom random = new SplittableRandom(9);
        List<String> words =
                random.ints(90_000, 0, 60_000).mapToObj(i -> "w" + i).toList();
        ColumnFacts whole = new ColumnFacts();
        ColumnFacts merged = new ColumnFacts();
        for (int part = 0; part < 9; part++) {
            ColumnFacts facts = new ColumnFacts();
            words.subList(part * 10_000, part * 10_000 + 10_000).forEach(facts::addText);
            merged.merge(facts);
        }
        words.forEach(whole::addText);

        assertThat(merged.distinct().distinct()).isEqualTo(whole.distinct().distinct());
        assertThat(merged.distinct().repeats()).isEqualTo(whole.distinct().repeats());
        assertThat(merged.texts().letters()).isEqualTo(whole.texts().letters());
        assertThat(merged.texts().categories()).isEqualTo(whole.texts().categories());
        assertThat(merged.present()).isEqualTo(90_000);
    }

    @Test
    void distinctValuesAreExactUntilThereAreTooMany() {
        DistinctSample few = new DistinctSample();
        SplittableRandom random = new SplittableRandom(1);
        long[] hashes = random.longs(30_000).toArray();
        for (long hash : hashes) {
            few.add(hash);
        }
        few.add(hashes[77]);
        assertThat(few.distinct()).isEqualTo(30_000);
        assertThat(few.repeats()).isEqualTo(1);
        random.longs(970_000).forEach(few::add);
        assertThat(few.distinct()).isBetween(970_000L, 1_030_000L); // 1e6, standard error 0.8 %
        assertThat(few.kept()).isEqualTo(1.0 / 32);
    }

    private static String pattern(SeenTexts texts) {
        TextForm form = texts.form();
        return form == null ? "none" : form.pattern();
    }

    @Test
    void aFormIsSharedByAllTexts() {
        SeenTexts codes = new SeenTexts();
        codes.add("AB-123");
        codes.add("C-45678");
        assertThat(pattern(codes)).isEqualTo("[A-Z]{1,2}\\-[0-9]{3,5}");
        assertThat("XY-9999").matches(pattern(codes));
        codes.add("12-AB");
        assertThat(pattern(codes)).isEqualTo("none");
        codes.add("AB-123");
        assertThat(pattern(codes)).isEqualTo("none");
    }
}
