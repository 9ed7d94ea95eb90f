package dev.vigia.local.sagemaker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vigia.check.Report;
import dev.vigia.model.Schema;
import dev.vigia.profile.Profile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes SageMaker Model Monitor's files to a directory, which is made if it is not there. */
public final class MonitorFiles {
    private static final ObjectMapper JSON = new ObjectMapper();

    private MonitorFiles() {}

    /**
     * Writes {@code statistics.json} and {@code constraints.json} of a baseline's rows. Returns what was written.
     *
     * @param schema with the limits that the constraints say; where it has none, they say what the rows show
     */
    public static List<Path> baseline(Path directory, Schema schema, Profile profile) throws IOException {
        return write(directory, profile, MonitorConstraints.of(schema, profile));
    }

    /**
     * Writes {@code statistics.json} of the rows that were checked, and the {@code constraints.json} and {@code
     * constraint_violations.json} that they were held against and broke. Returns what was written.
     *
     * @param schema the schema that was checked, with its limits
     * @param baseline the profile of the baseline's rows
     */
    public static List<Path> check(
            Path directory, Schema schema, Profile baseline, Profile current, List<Report> reports) throws IOException {
        List<Path> written = write(directory, current, MonitorConstraints.of(schema, baseline));
        written.add(write(directory.resolve("constraint_violations.json"), MonitorViolations.of(reports)));
        return written;
    }

    private static List<Path> write(Path directory, Profile statistics, JsonNode constraints) throws IOException {
        Files.createDirectories(directory);
        List<Path> written = new ArrayList<>();
        written.add(write(directory.resolve("statistics.json"), MonitorStatistics.of(statistics)));
        written.add(write(directory.resolve("constraints.json"), constraints));
        return written;
    }

    private static Path write(Path file, JsonNode json) throws IOException {
        return Files.writeString(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n");
    }
}
