package dev.vigia.local.command;

import dev.vigia.check.FleetEntry;
import dev.vigia.inference.ModelInput;
import dev.vigia.local.check.LabelledFile;
import dev.vigia.local.file.Progress;
import dev.vigia.local.file.RowFiles;
import dev.vigia.local.file.RowReader;
import dev.vigia.local.registration.BaselineRows;
import dev.vigia.local.registration.OnnxFile;
import dev.vigia.local.system.Stores;
import dev.vigia.model.ModelDefinition;
import dev.vigia.model.ModelVersion;
import dev.vigia.model.Registration;
import dev.vigia.model.Schema;
import dev.vigia.model.ScorerSpec;
import dev.vigia.model.Sha256;
import dev.vigia.multivariate.BaselineSample;
import dev.vigia.performance.PerformanceReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "register", description = "Register the next version of a model, of a new one the first.")
final class RegisterCommand implements Callable<Integer> {
    @Mixin
    private final StoresOption where = new StoresOption();

    @Parameters(
            paramLabel = "MODEL.JSON",
            description = "The definition: model, schema, preprocessing, scorer (see README).")
    private Path definition;

    @Option(names = "--onnx", paramLabel = "FILE", description = "The ONNX model, where the scorer is one.")
    private @Nullable Path onnx;

    @Option(
            names = "--baseline",
            paramLabel = "FILE",
            description = "Rows to compare with, features and predictions by their names (CSV, JSON lines, Parquet)."
                    + " Without it, the first rows that come are learned from.")
    private @Nullable Path baseline;

    @Option(
            names = "--truth",
            paramLabel = "COLUMN",
            description =
                    "The baseline's column of what came true: live ground truth is judged by it. Without it, the first"
                            + " window of ground truth is what later ones are held against.")
    private @Nullable String truth;

    @Option(
            names = "--no-live",
            description = "Answer only who names the version's number; by default it becomes the live one.")
    private boolean notLive;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Stores stores = where.stores();
        byte[] content = onnx == null ? null : Files.readAllBytes(onnx);
        ModelDefinition read =
                ModelDefinition.read(Files.readString(definition), content == null ? null : Sha256.hex(content));
        InstantSource clock = InstantSource.system();
        requireFit(read, content);
        requireTruth(read.schema());
        BaselineRows.Read rows = baseline == null ? null : baseline(read, baseline, clock.instant());
        PerformanceReference labelled = truth == null || baseline == null
                ? null
                : LabelledFile.read(reader(baseline), read.schema(), truth, clock.instant());
        // From here on nothing is refused.
        if (content != null) {
            stores.artifacts().put(content);
        }
        Registration registration = new Registration(stores.registry(), clock, ModelTarget.actor("register"));
        boolean isNew = stores.registry().model(read.model()).isEmpty();
        ModelVersion version = registration.register(read).id();
        if (rows != null) {
            String id = registration.putBaseline(
                    version, rows.baseline().of(version).pack());
            rows.sample()
                    .ifPresent(sample -> stores.registry().putBaseline(version.model(), BaselineSample.id(id), sample));
        }
        if (labelled != null) {
            stores.registry().putBaseline(version.model(), PerformanceReference.id(version.number()), labelled.pack());
        }
        if (!notLive) {
            registration.makeLive(version);
            if (isNew) {
                stores.reports().put(FleetEntry.ofNew(version, clock.instant()));
            }
        }
        System.out.println(version + " is registered" + (notLive ? ", and not live" : " and live")
                + ". Make a key: vigia keys create " + version.model());
        return 0;
    }

    private static RowReader reader(Path file) throws IOException {
        return new RowReader(
                RowFiles.open(file), new Progress(), Runtime.getRuntime().availableProcessors());
    }

    private BaselineRows.Read baseline(ModelDefinition read, Path file, Instant now) throws IOException {
        Progress progress = new Progress();
        BaselineRows rows = new BaselineRows(file, progress);
        try (ProgressLine _ = ProgressLine.of(progress, spec.commandLine().getErr())) {
            return rows.read(read, now);
        }
    }

    /** Before anything is registered. */
    private void requireTruth(Schema schema) {
        if (truth == null) {
            return;
        }
        if (baseline == null) {
            throw new IllegalArgumentException(
                    "--truth " + truth + " without --baseline: expected the file that has it");
        }
        if (schema.position(truth).isPresent()) {
            throw new IllegalArgumentException("--truth " + truth
                    + " is a feature or a prediction of the model: expected" + " a column of the baseline beside them");
        }
    }

    private void requireFit(ModelDefinition read, byte @Nullable [] content) {
        if (content != null && !(read.scorer() instanceof ScorerSpec.Onnx)) {
            throw new IllegalArgumentException(
                    "--onnx is given and the scorer is not of kind onnx: expected both or neither");
        }
        ModelInput fits = new ModelInput(read.schema(), read.preprocessing());
        assert fits.width() >= 0;
        if (content != null && onnx != null) {
            OnnxFile.read(onnx, content).requireFit(read);
        }
    }
}
