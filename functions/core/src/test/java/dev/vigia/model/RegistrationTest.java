package dev.vigia.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RegistrationTest {
    private static final String JSON = """
            {"model": "flights",
             "schema": {"schema": 1, "features": [{"name": "distance", "type": "number"},
                                                  {"name": "delay", "type": "number", "role": "prediction"}]},
             "preprocessing": {"encodings": [{"kind": "passthrough", "feature": "distance", "imputed": 0}]},
             "scorer": {"kind": "onnx", "outputs": [{"prediction": "delay", "tensor": "y", "index": 0}]}}""";
    private static final ModelName FLIGHTS = new ModelName("flights");
    private static final String HASH = "ab".repeat(32);

    private final InMemoryModelRegistry registry = new InMemoryModelRegistry();
    private Instant now = Instant.parse("2026-11-23T12:00:00Z");
    private final Registration registration = new Registration(registry, () -> now, "ana");

    @Test
    void aDefinitionIsReadWithItsArtifact() {
        ModelDefinition definition = ModelDefinition.read(JSON, HASH);
        assertThat(definition.model()).isEqualTo(FLIGHTS);
        assertThat(definition.schema().size()).isEqualTo(2);
        assertThat(definition.preprocessing().width()).isOne();
        assertThat(definition.scorer())
                .isEqualTo(new ScorerSpec.Onnx(HASH, List.of(new ScorerSpec.Output("delay", "y", 0))));
        ModelDefinition remote = ModelDefinition.read(
                JSON.replaceAll(
                        "(?s)\"preprocessing.*",
                        "\"scorer\": {\"kind\": \"remote\", \"endpoint\":"
                                + " \"http://scorer/v2/models/m/infer\", \"timeout\": \"PT2S\"}}"),
                null);
        assertThat(remote.preprocessing()).isEqualTo(Preprocessing.NONE);
        assertThat(((ScorerSpec.Remote) remote.scorer()).timeout()).isEqualTo(Duration.ofSeconds(2));
    }

    private static ModelDefinition remote(String endpoint, String timeout) {
        String scorer = "\"scorer\": {\"kind\": \"remote\", \"endpoint\": \"" + endpoint + "\", \"timeout\": \""
                + timeout + "\"}}";
        return ModelDefinition.read(JSON.replaceAll("(?s)\"preprocessing.*", scorer), null);
    }

    @Test
    void aRemoteScorerIsOneThatCanBeAskedWithinTheFunctionsTime() {
        remote("https://h/v1/models/m:predict", "PT20S");
        remote("http://h:81/infer", "PT0.001S");
        for (String timeout : List.of("PT20.001S", "PT2H", "PT0S", "PT-1S", "PT0.0001S")) {
            assertThatThrownBy(() -> remote("https://h/infer", timeout))
                    .hasMessageContaining("'scorer'")
                    .hasMessageContaining("expected PT0.001S to PT20S");
        }
        assertThatThrownBy(() -> remote("ftp://h/x", "PT2S")).hasMessageContaining("'ftp': expected http or https");
        assertThatThrownBy(() -> remote("h/infer", "PT2S")).hasMessageContaining("expected http or https");
        assertThatThrownBy(() -> remote("http:infer", "PT2S")).hasMessageContaining("without a host");
        assertThatThrownBy(() -> remote("http:///infer", "PT2S")).hasMessageContaining("without a host");
        assertThatThrownBy(() -> remote("https://h", "PT2S")).hasMessageContaining("the path ''");
        assertThatThrownBy(() -> remote("https://h/", "PT2S")).hasMessageContaining("the path '/'");
        assertThatThrownBy(() -> remote("https://u:secret@h/infer", "PT2S"))
                .hasMessageContaining("user info")
                .message()
                .doesNotContain("secret");
    }

    @Test
    void whatIsWrongInADefinitionIsNamed() {
        assertThatThrownBy(() -> ModelDefinition.read(JSON.replace("\"model\"", "\"name\""), HASH))
                .hasMessageContaining("'model'");
        assertThatThrownBy(() -> ModelDefinition.read(JSON.replace("\"type\": \"number\"}", "\"typ\": 1}"), HASH))
                .hasMessageContaining("schema.features[0].typ");
        assertThatThrownBy(() -> ModelDefinition.read(
                        JSON.replace("\"prediction\": \"delay\"", "\"prediction\": \"price\""), HASH))
                .hasMessage(
                        "the scorer's outputs are of the predictions [price]: expected one for each prediction of the"
                                + " schema, [delay]");
        assertThatThrownBy(() -> ModelDefinition.read(JSON, null))
                .hasMessage("the scorer is of kind onnx: expected the file of its model (--onnx FILE)");
    }

    @Test
    void versionsCountUpAndOneIsLive() {
        RegisteredVersion first = registration.register(ModelDefinition.read(JSON, HASH));
        assertThat(registry.model(FLIGHTS)).isEmpty();
        registration.makeLive(first.id());
        RegisteredVersion second = registration.register(ModelDefinition.read(JSON, "cd".repeat(32)));
        assertThat(second.id().number()).isEqualTo(2);
        assertThat(registry.version(first.id())).contains(first);
        assertThat(registry.model(FLIGHTS).orElseThrow().live()).isOne();
        registration.makeLive(second.id());
        assertThat(registry.model(FLIGHTS).orElseThrow().live()).isEqualTo(2);
        registration.makeLive(first.id());
        assertThat(registry.model(FLIGHTS).orElseThrow().live()).isOne();
        assertThat(registry.audit(FLIGHTS, 9))
                .hasSize(5)
                .allMatch(entry -> entry.actor().equals("ana"));
        assertThatThrownBy(() -> registration.makeLive(new ModelVersion(FLIGHTS, 3)))
                .hasMessage("there is no flights version 3");
    }

    @Test
    void aVersionBesideTheLiveOneTakesAShare() {
        RegisteredVersion first = registration.register(ModelDefinition.read(JSON, HASH));
        registration.makeLive(first.id());
        RegisteredVersion second = registration.register(ModelDefinition.read(JSON, HASH));
        registration.split(second.id(), 0.25);
        Model model = registry.model(FLIGHTS).orElseThrow();
        assertThat(model.versionAt(0.2499)).isEqualTo(second.id());
        assertThat(model.versionAt(0.25)).isEqualTo(first.id());
        assertThat(model.servedVersions()).containsExactly(first.id(), second.id());
        assertThat(ModelJson.read(ModelJson.write(model))).isEqualTo(model);
        registration.putBaseline(first.id(), new byte[] {1});
        assertThat(registry.model(FLIGHTS).orElseThrow().split()).isEqualTo(new TrafficSplit(2, 0.25));
        assertThatThrownBy(() -> registration.split(first.id(), 0.5)).hasMessageContaining("beside the live one");
        assertThatThrownBy(() -> registration.split(second.id(), 1)).hasMessageContaining("between 0 and 1");
        registration.makeLive(second.id());
        model = registry.model(FLIGHTS).orElseThrow();
        assertThat(model.split()).isNull();
        assertThat(ModelJson.read(ModelJson.write(model))).isEqualTo(model);
    }

    @Test
    void aBaselineHoldsFromWhenItIsAdopted() {
        RegisteredVersion first = registration.register(ModelDefinition.read(JSON, HASH));
        String id = registration.putBaseline(first.id(), new byte[] {1, 2});
        now = now.plusSeconds(60);
        String next = registration.putBaseline(first.id(), new byte[] {3});
        Model model = registry.model(FLIGHTS).orElseThrow();
        assertThat(model.baseline(1, now.minusSeconds(1))).contains(id);
        assertThat(model.baseline(1, now)).contains(next);
        assertThat(registry.baseline(FLIGHTS, next)).contains(new byte[] {3});
    }

    @Test
    void shardsGrowFromATimeAtWhichNobodyRemembersOtherwise() {
        registration.makeLive(
                registration.register(ModelDefinition.read(JSON, HASH)).id());
        now = Instant.parse("2026-11-23T12:00:01Z");
        assertThat(registration.growShards(FLIGHTS, 4)).isEqualTo("2026-11-23T12:25:00Z");
        Dated<Integer> shards = registry.model(FLIGHTS).orElseThrow().shards();
        assertThat(shards.at(now.plus(CachingModelRegistry.OUTAGE))).isOne();
        assertThat(shards.at(Instant.parse("2026-11-23T12:24:59.999Z"))).isOne();
        assertThat(shards.at(Instant.parse("2026-11-23T12:25:00Z"))).isEqualTo(4);
        // Again before that began: after it, as each entry is.
        assertThat(registration.growShards(FLIGHTS, 6)).isEqualTo("2026-11-23T12:30:00Z");
        now = Instant.parse("2026-11-24T12:00:00Z");
        assertThat(registration.growShards(FLIGHTS, 7)).isEqualTo("2026-11-24T12:20:00Z");
        assertThat(registry.model(FLIGHTS).orElseThrow().shards().entries())
                .extracting(Dated.Entry::value)
                .containsExactly(1, 4, 6, 7);
        assertThat(registry.audit(FLIGHTS, 1))
                .extracting(AuditEntry::action, AuditEntry::detail, AuditEntry::actor)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("shards grow", "to 7 from 2026-11-24T12:20:00Z", "ana"));
    }

    @Test
    void shardsNeverShrink() {
        assertThatThrownBy(() -> registration.growShards(FLIGHTS, 2)).hasMessage("there is no model 'flights'");
        registration.makeLive(
                registration.register(ModelDefinition.read(JSON, HASH)).id());
        registration.growShards(FLIGHTS, 4);
        Model before = registry.model(FLIGHTS).orElseThrow();
        for (int count : new int[] {-1, 0, 1, 3, 4}) {
            assertThatThrownBy(() -> registration.growShards(FLIGHTS, count))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("shards " + count + ": expected at least 5, since flights has 4 and they only grow");
        }
        assertThatThrownBy(() -> registration.growShards(FLIGHTS, 1001)).hasMessageContaining("1 to 1,000");
        assertThat(registry.model(FLIGHTS)).contains(before);
    }

    @Test
    void settingsChangeAndLeaveTheRestAsItWas() {
        registration.makeLive(
                registration.register(ModelDefinition.read(JSON, HASH)).id());
        Model before = registry.model(FLIGHTS).orElseThrow();
        Model after = registration.changeSettings(
                FLIGHTS,
                model -> model.withSettings(
                        new FalseAlarmBudget(0.2, Duration.ofDays(30)), LogFailurePolicy.REFUSE, Duration.ofDays(7)));
        assertThat(registry.model(FLIGHTS)).contains(after);
        assertThat(after.budget().in(Duration.ofDays(30))).isEqualTo(0.2);
        assertThat(after.onLogFailure()).isEqualTo(LogFailurePolicy.REFUSE);
        assertThat(after.retention()).isEqualTo(Duration.ofDays(7));
        assertThat(after.withSettings(before.budget(), before.onLogFailure(), before.retention()))
                .usingRecursiveComparison()
                .ignoringFields("revision")
                .isEqualTo(before);
        assertThat(registry.audit(FLIGHTS, 9)).extracting(AuditEntry::action).contains("settings");
        assertThatThrownBy(() -> registration.changeSettings(new ModelName("none"), model -> model))
                .hasMessage("there is no model 'none'");
    }
}
