package dev.vigia.aws;

import static dev.vigia.aws.Template.at;
import static dev.vigia.aws.Template.list;
import static dev.vigia.aws.Template.map;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;

/** What template.yaml declares is what the code reads, writes and exports. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TemplateContractTest {
    private static final Path ROOT = Path.of("../..");
    private static final String FUNCTION = "AWS::Serverless::Function";
    private static final Pattern VARIABLE = Pattern.compile("\"(VIGIA_[A-Z_]+)\"");
    private static final Tables TABLES = new Tables("Inferences", "Profiles", "Models", "Reports", "Truth");

    /** A table as the template and DynamoDB both tell it: attribute names with types, keys with kinds. */
    private record Shape(
            Map<String, String> attributes,
            List<String> keys,
            Map<String, String> indexes,
            String ttl,
            String billing) {}

    private Template template = new Template(Map.of());

    @BeforeAll
    void read() throws IOException {
        template = Template.read(ROOT.resolve("template.yaml"));
    }

    @Test
    void eachExportedFunctionIsDeployedFromItsModulesZip() throws IOException {
        Set<ExportedFunction> exported = new LinkedHashSet<>();
        for (String module : List.of("functions/inference", "functions/monitor")) {
            exported.addAll(ExportedFunction.of(ROOT, module));
        }
        Set<ExportedFunction> deployed = new LinkedHashSet<>();
        template.resources(FUNCTION).values().forEach(function -> {
            String zip = String.valueOf(at(function, "CodeUri"));
            assertThat(zip).endsWith("/target/function.zip");
            deployed.add(new ExportedFunction(
                    zip.substring(0, zip.length() - "/target/function.zip".length()),
                    String.valueOf(at(function, "Environment", "Variables", "QUARKUS_FUNQY_EXPORT"))));
        });
        assertThat(deployed)
                .isEqualTo(exported)
                .hasSize(template.resources(FUNCTION).size());
    }

    @Test
    void theEnvironmentIsWhatTheCodeReads() {
        Map<String, String> deployed = new HashMap<>();
        map(at(template.root(), "Globals", "Function", "Environment", "Variables"))
                .forEach((name, value) -> deployed.put(name, resolved(name, value)));
        Set<String> asked = new TreeSet<>();
        var recording = new HashMap<>(deployed) {
            private static final long serialVersionUID = 1;

            @Override
            public @Nullable String get(@Nullable Object name) {
                asked.add(String.valueOf(name));
                return super.get(name);
            }
        };

        Environment environment = Environment.of(recording);

        assertThat(asked.stream().filter(name -> name.startsWith("VIGIA_")))
                .containsExactlyInAnyOrderElementsOf(deployed.keySet());
        assertThat(environment.tables()).isEqualTo(TABLES);
        assertThat(environment.topic()).isEqualTo("Notifications");
    }

    @Test
    void noVariableIsReadThatIsNotDeployed() throws IOException {
        Set<String> deployed = new TreeSet<>();
        collectKeys(template.root(), deployed);
        Set<String> read = new TreeSet<>();
        for (String module : List.of("functions/aws", "functions/inference", "functions/monitor")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module, "src/main/java"))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    VARIABLE.matcher(Files.readString(file)).results().forEach(found -> read.add(found.group(1)));
                }
            }
        }
        assertThat(read).isEqualTo(deployed);
    }

    @Test
    void theTablesAreThoseTheCodeMakes() {
        Map<String, Shape> declared = new TreeMap<>();
        template.resources("AWS::DynamoDB::Table").forEach((id, table) -> declared.put(id, declared(table)));
        Map<String, Shape> made = new TreeMap<>();
        try (var client = DynamoDbLocalServer.shared().client()) {
            TABLES.create(client);
            TABLES.names().forEach(name -> made.put(name, made(client, name)));
        }
        assertThat(declared).isEqualTo(made);
    }

    @Test
    void theDataOutlivesTheStack() {
        map(at(template.root(), "Resources")).forEach((id, resource) -> {
            if (Set.of("AWS::DynamoDB::Table", "AWS::S3::Bucket").contains(at(resource, "Type"))) {
                assertThat(at(resource, "DeletionPolicy")).as(id).isEqualTo("Retain");
                assertThat(at(resource, "UpdateReplacePolicy")).as(id).isEqualTo("Retain");
            }
        });
    }

    @Test
    void eachScheduleTellsTheTimeItWasMeantFor() {
        Map<String, String> schedules = new TreeMap<>();
        template.resources(FUNCTION).forEach((id, function) -> {
            if (function.containsKey("Events") && !id.equals("ImportFunction")) {
                map(at(function, "Events")).values().forEach(event -> {
                    assertThat(at(event, "Type")).isEqualTo("ScheduleV2");
                    assertThat(at(event, "Properties", "Input"))
                            .isEqualTo("{\"time\": \"<aws.scheduler.scheduled-time>\"}");
                    schedules.put(id, String.valueOf(at(event, "Properties", "ScheduleExpression")));
                });
            }
        });
        assertThat(schedules)
                .containsExactly(
                        Map.entry("DriftFunction", "cron(5 * * * ? *)"),
                        Map.entry("IntegrityFunction", "cron(3/5 * * * ? *)"),
                        Map.entry("OutliersFunction", "cron(4/15 * * * ? *)"),
                        Map.entry("ProfileFunction", "cron(2/5 * * * ? *)"));
    }

    @Test
    void onlyCapturedFilesStartTheImportAndOnlyTheyMayBeRead() {
        Object function = at(template.root(), "Resources", "ImportFunction");
        Object pattern = at(function, "Properties", "Events", "FileCaptured", "Properties", "Pattern");
        assertThat(list(at(pattern, "source"))).isEqualTo(List.of("aws.s3"));
        assertThat(list(at(pattern, "detail-type"))).isEqualTo(List.of("Object Created"));
        assertThat(list(at(pattern, "detail", "bucket", "name")))
                .isEqualTo(List.of(Map.of("!Ref", "DataCaptureBucket")));
        assertThat(list(at(pattern, "detail", "object", "key")))
                .isEqualTo(List.of(Map.of("wildcard", Map.of("!Sub", "${DataCapturePrefix}*.jsonl"))));
        List<Object> reads = list(at(
                        list(at(template.root(), "Resources", "ImportRole", "Properties", "Policies"))
                                .getFirst(),
                        "PolicyDocument",
                        "Statement"))
                .stream()
                .filter(statement -> at(statement, "Action").equals("s3:GetObject"))
                .map(statement -> at(statement, "Resource", "!Sub"))
                .toList();
        assertThat(reads).isEqualTo(List.of("arn:${AWS::Partition}:s3:::${DataCaptureBucket}/${DataCapturePrefix}*"));
    }

    @Test
    void theLoadBalancerSendsMultiValueHeadersAndOnlyItMayCall() {
        Object target = at(template.root(), "Resources", "InferenceTarget", "Properties");
        assertThat(list(at(target, "TargetGroupAttributes")))
                .contains(Map.of("Key", "lambda.multi_value_headers.enabled", "Value", "true"));
        Object permission = at(template.root(), "Resources", "InferencePermission", "Properties");
        assertThat(at(permission, "Principal")).isEqualTo("elasticloadbalancing.amazonaws.com");
        List<Object> arn = list(at(permission, "SourceArn", "!Sub"));
        assertThat(arn.getFirst()).asString().endsWith(":targetgroup/${Name}/*");
        assertThat(at(arn.get(1), "Name")).isEqualTo(at(target, "Name"));
    }

    @Test
    void noRoleMayScanOrDoEverything() {
        Set<String> actions = new TreeSet<>();
        for (String type : List.of("AWS::IAM::Role", "AWS::IAM::ManagedPolicy")) {
            template.resources(type).values().forEach(policy -> collectActions(policy, actions));
        }
        assertThat(actions).contains("dynamodb:PutItem", "dynamodb:Query").doesNotContain("dynamodb:Scan");
        assertThat(actions).noneMatch(action -> action.contains("*"));
    }

    private static void collectKeys(@Nullable Object here, Set<String> variables) {
        switch (here) {
            case Map<?, ?> map ->
                map.forEach((key, value) -> {
                    if (key.toString().startsWith("VIGIA_")) {
                        variables.add(key.toString());
                    }
                    collectKeys(value, variables);
                });
            case List<?> several -> several.forEach(value -> collectKeys(value, variables));
            case null, default -> {}
        }
    }

    private static void collectActions(@Nullable Object here, Set<String> actions) {
        switch (here) {
            case Map<?, ?> map ->
                map.forEach((key, value) -> {
                    if (key.equals("Action")) {
                        (value instanceof List<?> several ? several : List.of(value))
                                .forEach(action -> actions.add(String.valueOf(action)));
                    } else {
                        collectActions(value, actions);
                    }
                });
            case List<?> several -> several.forEach(value -> collectActions(value, actions));
            case null, default -> {}
        }
    }

    /** What CloudFormation would put there, with each resource's logical id for its name. */
    private static String resolved(String name, Object value) {
        Map<String, Object> intrinsic = map(value);
        if (name.equals("VIGIA_DEAD_LETTERS")) {
            return "https://sqs.eu-central-1.amazonaws.com/123456789012/" + at(intrinsic, "!Ref");
        }
        if (intrinsic.containsKey("!Sub")) {
            return String.valueOf(at(intrinsic, "!Sub")).replaceAll("\\$\\{(\\w+)}", "$1");
        }
        return String.valueOf(at(intrinsic, "!Ref"));
    }

    private static Shape declared(Map<String, Object> table) {
        Map<String, String> attributes = new TreeMap<>();
        for (Object attribute : list(at(table, "AttributeDefinitions"))) {
            attributes.put(text(attribute, "AttributeName"), text(attribute, "AttributeType"));
        }
        Map<String, String> indexes = new LinkedHashMap<>();
        if (table.containsKey("GlobalSecondaryIndexes")) {
            for (Object index : list(at(table, "GlobalSecondaryIndexes"))) {
                indexes.put(
                        text(index, "IndexName"),
                        declaredKeys(index) + " " + at(index, "Projection", "ProjectionType"));
            }
        }
        assertThat(at(table, "TimeToLiveSpecification", "Enabled")).isEqualTo(true);
        return new Shape(
                attributes,
                declaredKeys(table),
                indexes,
                String.valueOf(at(table, "TimeToLiveSpecification", "AttributeName")),
                text(table, "BillingMode"));
    }

    private static List<String> declaredKeys(Object table) {
        return list(at(table, "KeySchema")).stream()
                .map(key -> text(key, "AttributeName") + " " + text(key, "KeyType"))
                .toList();
    }

    private static String text(Object from, String key) {
        return String.valueOf(at(from, key));
    }

    private static Shape made(DynamoDbClient client, String name) {
        var table = client.describeTable(request -> request.tableName(name)).table();
        Map<String, String> attributes = new TreeMap<>();
        table.attributeDefinitions().forEach(one -> attributes.put(one.attributeName(), one.attributeTypeAsString()));
        Map<String, String> indexes = new LinkedHashMap<>();
        table.globalSecondaryIndexes()
                .forEach(index -> indexes.put(
                        index.indexName(),
                        keys(index.keySchema()) + " " + index.projection().projectionTypeAsString()));
        var ttl = client.describeTimeToLive(request -> request.tableName(name)).timeToLiveDescription();
        return new Shape(
                attributes,
                keys(table.keySchema()),
                indexes,
                ttl.attributeName(),
                table.billingModeSummary().billingModeAsString());
    }

    private static List<String> keys(List<KeySchemaElement> keys) {
        return keys.stream()
                .map(key -> key.attributeName() + " " + key.keyTypeAsString())
                .toList();
    }
}
