package dev.vigia.local.command;

import dev.vigia.local.capture.CaptureFile;
import dev.vigia.local.capture.CaptureSender;
import dev.vigia.model.Scope;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "import",
        description =
                "Take in files of SageMaker's Data Capture, each record once however often it is imported. Ends with 0,"
                        + " or 1 if some records could not be read.")
final class ImportCommand implements Callable<Integer> {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration TELL = Duration.ofSeconds(2);
    private static final int MOST_TOLD = 20;
    private static final String KEY = "VIGIA_KEY";

    @Mixin
    private final ModelTarget target = new ModelTarget();

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "PLACE",
            description = "Files; directories or s3://bucket/prefix, of which the files that end in .jsonl are taken.")
    private List<String> places;

    @Option(
            names = "--made-by",
            paramLabel = "N",
            description = "The number of the model version that made the predictions (the live one).")
    private @Nullable Integer version;

    @Option(
            names = "--api",
            paramLabel = "URL",
            description =
                    "Where the API is, such as a deployed one (the running system's). Its key, of scope capture, is"
                            + " taken from the environment variable " + KEY + ".")
    private @Nullable URI api;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Map<String, String> variables = System.getenv();
        List<CaptureFile> files = new ArrayList<>();
        for (String place : places) {
            files.addAll(CaptureFile.at(place, variables));
        }
        if (api != null) {
            String key = variables.getOrDefault(KEY, "");
            if (key.isEmpty()) {
                throw new IllegalArgumentException("the environment variable " + KEY + " is not set: expected a key of "
                        + target.model() + " that may capture");
            }
            return send(files, api, key);
        }
        try (TaskKey task = TaskKey.create(target.custody("import"), target.model(), Scope.CAPTURE, "vigia import")) {
            return send(files, target.running().api(), task.secret());
        }
    }

    private int send(List<CaptureFile> files, URI to, String key) throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        String path =
                "/v1/models/" + target.model() + (version == null ? "" : "/versions/" + version) + "/data-captures";
        LongAdder problems = new LongAdder();
        CaptureSender sender = new CaptureSender(to.resolve(path), key, FIRST_PAUSE, (where, why) -> {
            problems.increment();
            if (problems.sum() <= MOST_TOLD) {
                err.println("vigia: " + where + ": " + why);
                err.flush();
            }
        });
        long told = System.nanoTime();
        for (int i = 0; i < files.size(); i++) {
            sender.send(files.get(i));
            if (System.nanoTime() - told > TELL.toNanos()) {
                told = System.nanoTime();
                err.println("vigia: " + (i + 1) + " of " + files.size() + " files, " + words(sender));
                err.flush();
            }
        }
        if (problems.sum() > MOST_TOLD) {
            err.println("vigia: and " + (problems.sum() - MOST_TOLD) + " more");
            err.flush();
        }
        spec.commandLine()
                .getOut()
                .println(files.size() + (files.size() == 1 ? " file: " : " files: ") + words(sender));
        spec.commandLine().getOut().flush();
        return sender.refused() == 0 ? 0 : 1;
    }

    private static String words(CaptureSender sender) {
        return sender.taken() + " records new, " + sender.known() + " in the log before, " + sender.refused()
                + " refused";
    }
}
