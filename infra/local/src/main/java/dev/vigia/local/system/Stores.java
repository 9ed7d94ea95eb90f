package dev.vigia.local.system;

import dev.vigia.aws.AwsClients;
import dev.vigia.aws.AwsPorts;
import dev.vigia.aws.Environment;
import dev.vigia.aws.Patience;
import dev.vigia.incident.ReportStore;
import dev.vigia.inference.GroundTruth;
import dev.vigia.inference.InferenceLog;
import dev.vigia.model.ArtifactStore;
import dev.vigia.model.ModelRegistry;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;

/** The stores of a running system, reached as the functions reach them. */
public final class Stores {
    private final Environment environment;
    private final AwsPorts ports;

    private Stores(Environment environment, AwsPorts ports) {
        this.environment = environment;
        this.ports = ports;
    }

    /**
     * Those that environment variables name, as a deployed function is told.
     *
     * @throws IllegalArgumentException if one is missing or not of its form; the message names it
     */
    public static Stores open(Map<String, String> variables) {
        Environment environment = Environment.of(variables);
        return new Stores(environment, AwsPorts.open(environment, InstantSource.system(), Patience.OF_JOBS));
    }

    /** Those of a system that runs on a data directory. */
    public static Stores of(RunningSystem running, Path data) {
        return open(LocalEnvironment.forStores(data, running.dynamoDb()));
    }

    /** Makes those tables that are not there; deployed, the template does. */
    void createTables() {
        environment.tables().create(new AwsClients(environment, Patience.OF_JOBS).dynamoDb());
    }

    public ModelRegistry registry() {
        return ports.registry();
    }

    public ReportStore reports() {
        return ports.reports();
    }

    public InferenceLog log() {
        return ports.log();
    }

    public GroundTruth truths() {
        return ports.truth();
    }

    public ArtifactStore artifacts() {
        return ports.artifacts();
    }
}
