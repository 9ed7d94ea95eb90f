package dev.vigia.aws;

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
import org.junit.jupiter.api.Nested;

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
