package dev.vigia.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaJsonTest {
    private static final String EXAMPLE = """
            {"schema": 1, "features": [
              {"name": "age", "type": "number", "missing": {"max": 0.02}, "range": {"min": 0, "max": 120}},
              {"name": "origin", "type": "category", "categories": ["ANC", "SEA"], "newCategories": {"max": 0}},
              {"name": "code", "type": "text", "pattern": "[A-Z]{2}[0-9]+", "length": {"min": 3, "max": 9}},
              {"name": "id", "type": "text", "role": "identifier", "unique": true},
              {"name": "score", "type": "number", "role": "prediction"}]}
            """;

    /** sha256sum of the canonical form below. */
    private static final String GOLDEN = "676cbd48418564ec80e07ea10d28eeaccbbea7f80211320d9c07dffedbf9ed84";

    @Test
    void readsTheExampleOfTheOfflineCheck() {
        Schema schema = SchemaJson.read(EXAMPLE);

        assertThat(schema.features()).extracting(Feature::name).containsExactly("age", "origin", "code", "id", "score");
        assertThat(schema.feature(0).constraints().missingMax()).isEqualTo(0.02);
        assertThat(schema.feature(0).constraints().max()).isEqualTo(120.0);
        assertThat(schema.feature(1).constraints().categories()).containsExactly("ANC", "SEA");
        assertThat(schema.feature(1).constraints().newCategoriesMax()).isZero();
        assertThat(schema.feature(2).constraints().pattern()).isEqualTo("[A-Z]{2}[0-9]+");
        assertThat(schema.feature(2).constraints().lengthMax()).isEqualTo(9);
        assertThat(schema.feature(3).role()).isEqualTo(Role.IDENTIFIER);
        assertThat(schema.feature(3).constraints().unique()).isTrue();
        assertThat(schema.feature(4).constraints()).isEqualTo(Constraints.NONE);
    }

    @Test
    void theCanonicalFormIsWhatItHasBeen() {
        Schema schema = SchemaJson.read(EXAMPLE);

        assertThat(SchemaJson.write(schema))
                .isEqualTo("{\"schema\":1,\"features\":["
                        + "{\"name\":\"age\",\"type\":\"number\",\"missing\":{\"max\":0.02},\"range\":{\"min\":0,\"max\":120}},"
                        + "{\"name\":\"origin\",\"type\":\"category\",\"categories\":[\"ANC\",\"SEA\"],\"newCategories\":{\"max\":0}},"
                        + "{\"name\":\"code\",\"type\":\"text\",\"pattern\":\"[A-Z]{2}[0-9]+\",\"length\":{\"min\":3,\"max\":9}},"
                        + "{\"name\":\"id\",\"type\":\"text\",\"role\":\"identifier\",\"unique\":true},"
                        + "{\"name\":\"score\",\"type\":\"number\",\"role\":\"prediction\"}]}");
        assertThat(SchemaJson.hash(schema)).isEqualTo(GOLDEN);
        assertThat(SchemaJson.read(SchemaJson.write(schema))).isEqualTo(schema);
    }

    @Test
    void everyFieldSurvives() {
        Schema schema = ModelRegistryContract.SCHEMA;

        assertThat(SchemaJson.read(SchemaJson.write(schema))).isEqualTo(schema);
    }

    @Test
    void theHashIsOfTheMeaningNotTheWriting() {
        Schema one = SchemaJson.read(
                "{\"features\":[{\"type\":\"number\",\"name\":\"a\",\"range\":{\"max\":120.0}, \"role\":\"feature\"}],\"schema\":1.0}");
        Schema two = SchemaJson.read(
                "{\"schema\":1,\"features\":[{\"name\":\"a\",\"type\":\"number\",\"range\":{\"max\":1.2e2,\"min\":null}}]}");

        assertThat(SchemaJson.hash(one)).isEqualTo(SchemaJson.hash(two));
        assertThat(SchemaJson.hash(one)).isNotEqualTo(SchemaJson.hash(new Schema(List.of(Feature.number("a")))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"schema\":1,\"features\":[{\"name\":\"a\",\"type\":\"number\",\"colour\":1}]}|unknown field 'features[0].colour'",
                "{\"schema\":1,\"features\":[{\"name\":\"a\",\"type\":\"number\",\"range\":{\"mim\":1}}]}|unknown field 'features[0].range.mim'",
                "{\"schema\":1,\"features\":[],\"x\":0}|unknown field 'x'",
                "{\"schema\":2,\"features\":[]}|'schema' is 2: expected the format version 1",
                "{\"features\":[]}|'schema' is missing",
                "{\"schema\":1,\"features\":[{\"name\":\"a\"}]}|'features[0].type' is missing",
                "{\"schema\":1,\"features\":[{\"name\":\"a\",\"type\":\"float\"}]}|'features[0].type' is \"float\": expected one of number, integer",
                "{\"schema\":1,\"features\":[{\"name\":1,\"type\":\"number\"}]}|'features[0].name' is 1: expected a text",
                "{\"schema\":1,\"features\":[{\"name\":\"a\",\"type\":\"number\",\"range\":{\"min\":\"0\"}}]}|'features[0].range.min' is \"0\": expected a number",
                "{\"schema\":1,\"features\":[{\"name\":\"a\",\"type\":\"number\",\"range\":{\"min\":3,\"max\":1}}]}|'features[0]': range 3.0 to 1.0",
                "{\"schema\":1,\"features\":[{\"name\":\"a\",\"type\":\"text\",\"length\":{\"min\":1.5}}]}|'features[0].length.min' is 1.5: expected a whole number",
                "{\"schema\":1,\"features\":[{\"name\":\"a\",\"type\":\"text\",\"pattern\":\"[\"}]}|'features[0].pattern' is \"[\": expected a regular expression",
                "{\"schema\":1,\"features\":[{\"name\":\"a\",\"type\":\"text\",\"unique\":\"yes\"}]}|'features[0].unique' is \"yes\": expected true or false",
                "{\"schema\":1,\"features\":[{\"name\":\"a\",\"type\":\"number\"},{\"name\":\"a\",\"type\":\"number\"}]}|feature 'a' stands twice",
                "{\"schema\":1,\"features\":{}}|'features' is object: expected an array",
                "{\"schema\":1,\"schema\":1}|not JSON at line 1",
                "{\"schema\":1} 2|not JSON at line 1",
                "[]|schema is array: expected an object",
                "{\"schema\":1,\"features\":[]}|schema of 0 features"
            })
    void whatIsWrongIsNamed(String json, String message) {
        assertThatThrownBy(() -> SchemaJson.read(json))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }
}
