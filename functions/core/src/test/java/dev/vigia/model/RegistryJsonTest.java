package dev.vigia.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegistryJsonTest {
    private static final Model MODEL = ModelRegistryContract.model(new ModelName("flights"));

    @Test
    void aModelSurvives() {
        assertThat(ModelJson.read(ModelJson.write(MODEL))).isEqualTo(MODEL);
        Model plain = Model.of(new ModelName("x"));
        assertThat(ModelJson.read(ModelJson.write(plain))).isEqualTo(plain);
    }

    @Test
    void aModelIsWrittenAsItHasBeen() {
        assertThat(ModelJson.write(Model.of(new ModelName("flights"))))
                .isEqualTo("{\"format\":1,\"name\":\"flights\",\"live\":1,"
                        + "\"shards\":[{\"from\":\"1970-01-01T00:00:00Z\",\"count\":1}],"
                        + "\"cadence\":[{\"from\":\"1970-01-01T00:00:00Z\",\"bucket\":\"PT5M\",\"grace\":\"PT1M30S\","
                        + "\"outliers\":\"PT15M\",\"drift\":[\"PT1H\",\"PT24H\"]}],\"baselines\":{},"
                        + "\"budget\":{\"alarms\":1.0,\"period\":\"PT720H\"},\"onLogFailure\":\"answer\","
                        + "\"retention\":\"PT2160H\",\"pausedUntil\":\"1970-01-01T00:00:00Z\",\"revision\":1}");
    }

    @Test
    void aVersionSurvivesWithEachKindOfScorerAndEncoding() {
        for (ScorerSpec scorer : List.of(
                new ScorerSpec.None(),
                new ScorerSpec.Onnx("a".repeat(64), List.of(new ScorerSpec.Output("score", "probabilities", 1))),
                new ScorerSpec.Remote(URI.create("https://models.example.org/v1/x"), Duration.ofMillis(1500)))) {
            RegisteredVersion version = ModelRegistryContract.version(new ModelName("flights"), 3, scorer);

            assertThat(VersionJson.read(VersionJson.write(version))).isEqualTo(version);
        }
    }

    @Test
    void preprocessingIsReadAsPeopleWriteIt() {
        assertThat(PreprocessingJson.read("""
                        {"encodings": [
                          {"kind": "standard", "feature": "age", "mean": 40.1, "scale": 9.8},
                          {"kind": "min-max", "feature": "distance", "min": 0, "max": 4243},
                          {"kind": "passthrough", "feature": "late", "imputed": 0},
                          {"kind": "one-hot", "feature": "origin", "categories": ["ANC", "SEA"]}]}
                        """))
                .isEqualTo(new Preprocessing(List.of(
                        new Encoding.Standard("age", 40.1, 9.8),
                        new Encoding.MinMax("distance", 0, 4243),
                        new Encoding.Passthrough("late", 0),
                        new Encoding.OneHot("origin", List.of("ANC", "SEA")))));
        assertThat(PreprocessingJson.read(PreprocessingJson.write(Preprocessing.NONE)))
                .isEqualTo(Preprocessing.NONE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"encodings\":[{\"kind\":\"robust\",\"feature\":\"a\"}]}|'encodings[0].kind' is \"robust\": expected one of passthrough",
                "{\"encodings\":[{\"kind\":\"standard\",\"feature\":\"a\",\"mean\":1,\"std\":2}]}|'encodings[0].scale' is missing",
                "{\"encodings\":[{\"kind\":\"standard\",\"feature\":\"a\",\"mean\":1,\"scale\":0}]}|'encodings[0]': standard encoding of 'a'",
                "{\"encodings\":[{\"kind\":\"min-max\",\"feature\":\"a\",\"min\":0,\"max\":1,\"clip\":true}]}|unknown field 'encodings[0].clip'",
                "{\"encodings\":[],\"x\":1}|unknown field 'x'"
            })
    void whatIsWrongWithPreprocessingIsNamed(String json, String message) {
        assertThatThrownBy(() -> PreprocessingJson.read(json))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"live\":2|\"live\":0|live version 0",
                "\"live\":2|\"live\":2,\"colour\":1|unknown field 'colour'",
                "\"format\":1|\"format\":2|'format' is 2",
                "\"retention\":\"PT720H\"|\"retention\":\"30 days\"|'retention' is \"30 days\": expected a duration",
                "\"pausedUntil\":\"2026-11-23T12:00:09Z\"|\"pausedUntil\":\"noon\"|'pausedUntil' is \"noon\": expected an instant",
                "\"onLogFailure\":\"refuse\"|\"onLogFailure\":\"panic\"|expected one of refuse, answer",
                "\"count\":8|\"count\":8,\"x\":1|unknown field 'shards[1].x'"
            })
    void whatIsWrongWithAModelIsNamed(String part, String wrong, String message) {
        String json = ModelJson.write(MODEL);
        assertThat(json).contains(part);

        assertThatThrownBy(() -> ModelJson.read(json.replace(part, wrong)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }
}
