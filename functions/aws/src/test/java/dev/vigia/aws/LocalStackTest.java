package dev.vigia.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vigia.incident.ReportStore;
import dev.vigia.incident.ReportStoreContract;
import dev.vigia.inference.DeadLetters;
import dev.vigia.inference.DeadLettersContract;
import dev.vigia.inference.GroundTruth;
import dev.vigia.inference.GroundTruthContract;
import dev.vigia.inference.InferenceLog;
import dev.vigia.inference.InferenceLogContract;
import dev.vigia.model.ArtifactStore;
import dev.vigia.model.ArtifactStoreContract;
import dev.vigia.model.InMemoryModelRegistry;
import dev.vigia.model.Model;
import dev.vigia.model.ModelName;
import dev.vigia.model.ModelRegistry;
import dev.vigia.model.ModelRegistryContract;
import dev.vigia.profile.ProfileStore;
import dev.vigia.profile.ProfileStoreContract;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** The ports' contracts over the protocols of DynamoDB, S3 and SQS: Maven profile {@code localstack}. */
class LocalStackTest {
    private final Environment environment = LocalStackServer.shared().environment();

    @Nested
    class Log extends InferenceLogContract {
        @Override
        protected InferenceLog open(ModelRegistry registry) {
            return new DynamoDbInferenceLog(LocalStackServer.enhanced(environment), environment.tables(), registry);
        }
    }

    @Nested
    class Arrivals extends GroundTruthContract {
        @Override
        protected GroundTruth open() {
            ModelRegistry registry = new InMemoryModelRegistry();
            registry.create(Model.of(new ModelName("flights")));
            registry.create(Model.of(new ModelName("flights-2")));
            return new DynamoDbGroundTruth(LocalStackServer.enhanced(environment), environment.tables(), registry);
        }
    }

    @Nested
    class Registry extends ModelRegistryContract {
        @Override
        protected ModelRegistry open() {
            return new DynamoDbModelRegistry(LocalStackServer.enhanced(environment), environment.tables());
        }
    }

    @Nested
    class Profiles extends ProfileStoreContract {
        @Override
        protected ProfileStore open() {
            return new DynamoDbProfileStore(LocalStackServer.enhanced(environment), environment.tables());
        }
    }

    @Nested
    class Reports extends ReportStoreContract {
        @Override
        protected ReportStore open() {
            return new DynamoDbReportStore(LocalStackServer.enhanced(environment), environment.tables());
        }
    }

    @Nested
    class Artifacts extends ArtifactStoreContract {
        @Override
        protected ArtifactStore open() {
            return new S3ArtifactStore(new AwsClients(environment).s3ForLargeObjects(), environment.artifacts());
        }
    }

    @Test
    void objectsAreListedInOrderAndReadByLine() {
        S3Objects objects = S3Objects.of(environment);
        String bucket = environment.artifacts().getAuthority();
        try (S3Client client = new AwsClients(environment).s3()) {
            for (String key : List.of("c/b c.jsonl", "c/a.jsonl", "other.jsonl")) {
                client.putObject(put -> put.bucket(bucket).key(key), RequestBody.fromString("one\n\nthree é\n" + key));
            }
        }
        assertThat(objects.keys(bucket, "c/")).containsExactly("c/a.jsonl", "c/b c.jsonl");
        List<String> lines = new ArrayList<>();
        objects.lines(bucket, "c/b c.jsonl", line -> lines.add(new String(line, StandardCharsets.UTF_8)));
        assertThat(lines).containsExactly("one", "", "three é", "c/b c.jsonl");
        assertThatThrownBy(() -> objects.lines(bucket, "none", line -> {}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("none");
    }

    @Nested
    class Letters extends DeadLettersContract {
        @Override
        protected DeadLetters open(ModelRegistry registry) {
            AwsClients clients = new AwsClients(environment, Patience.OF_JOBS);
            return new S3SqsDeadLetters(
                    clients.s3(), environment.artifacts(), clients.sqs(), environment.deadLetters(), registry);
        }
    }
}
