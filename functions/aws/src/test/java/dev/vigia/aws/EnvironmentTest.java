package dev.vigia.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentTest {
    @TempDir
    Path directory;

    private Map<String, String> variables() {
        Map<String, String> variables = new HashMap<>();
        for (String name : Tables.LOCAL.names()) {
            String table = name.substring("vigia-".length());
            variables.put("VIGIA_TABLE_" + table.toUpperCase(Locale.ROOT), name);
        }
        variables.put("VIGIA_ARTIFACTS", directory.resolve("artifacts").toUri().toString());
        variables.put(
                "VIGIA_DEAD_LETTERS", directory.resolve("dead-letters").toUri().toString());
        variables.put("AWS_ENDPOINT_URL_DYNAMODB", "http://127.0.0.1:8000");
        variables.put("AWS_REGION", "eu-west-1");
        variables.put("AWS_ACCESS_KEY_ID", "local");
        variables.put("AWS_SECRET_ACCESS_KEY", "very-secret");
        return variables;
    }

    @Test
    void readsWhatIsThere() {
        Environment environment = Environment.of(variables());

        assertThat(environment.tables()).isEqualTo(Tables.LOCAL);
        assertThat(environment.topic()).isNull();
        assertThat(environment.uiUrl()).isEmpty();
        assertThat(environment.endpoints().dynamoDb()).isEqualTo(URI.create("http://127.0.0.1:8000"));
        assertThat(environment.endpoints().s3()).isNull();
        assertThat(environment.toString()).doesNotContain("very-secret");
    }

    @Test
    void choosesPortsByUrl() {
        AwsPorts local = AwsPorts.open(Environment.of(variables()), InstantSource.system());
        assertThat(local.artifacts()).isInstanceOf(DirectoryArtifactStore.class);
        assertThat(local.deadLetters()).isInstanceOf(DirectoryDeadLetters.class);

        Map<String, String> deployed = variables();
        deployed.put("VIGIA_ARTIFACTS", "s3://bucket/vigia");
        deployed.put("VIGIA_DEAD_LETTERS", "https://sqs.eu-west-1.amazonaws.com/000000000000/letters");
        deployed.put("VIGIA_TOPIC_ARN", "arn:aws:sns:eu-west-1:000000000000:vigia");
        AwsPorts ports = AwsPorts.open(Environment.of(deployed), InstantSource.system());
        assertThat(ports.artifacts()).isInstanceOf(S3ArtifactStore.class);
        assertThat(ports.deadLetters()).isInstanceOf(S3SqsDeadLetters.class);
        assertThat(ports.notifier()).isInstanceOf(SnsNotifier.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "VIGIA_TABLE_INFERENCES",
                "VIGIA_TABLE_PROFILES",
                "VIGIA_TABLE_MODELS",
                "VIGIA_TABLE_REPORTS",
                "VIGIA_TABLE_TRUTH",
                "VIGIA_ARTIFACTS",
                "VIGIA_DEAD_LETTERS"
            })
    void whatIsMissingIsNamed(String name) {
        Map<String, String> without = variables();
        without.remove(name);
        assertThatThrownBy(() -> Environment.of(without)).hasMessageContaining(name + " is not set");

        Map<String, String> blank = variables();
        blank.put(name, " ");
        assertThatThrownBy(() -> Environment.of(blank)).hasMessageContaining(name + " is not set");
    }

    @ParameterizedTest
    @CsvSource({
        "VIGIA_ARTIFACTS,ftp://x/y,s3: or file:",
        "VIGIA_ARTIFACTS,file://relative/x,file:///directory",
        "VIGIA_ARTIFACTS,not a url,expected a URL",
        "VIGIA_DEAD_LETTERS,s3://x/y,https: or http: or file:",
        "VIGIA_DEAD_LETTERS,https://queue,expected s3://bucket/prefix",
        "AWS_ENDPOINT_URL_DYNAMODB,127.0.0.1,http: or https:",
    })
    void whatIsWrongIsNamed(String name, String value, String expected) {
        Map<String, String> wrong = variables();
        wrong.put(name, value);

        assertThatThrownBy(() -> Environment.of(wrong))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(name)
                .hasMessageContaining(expected);
    }
}
