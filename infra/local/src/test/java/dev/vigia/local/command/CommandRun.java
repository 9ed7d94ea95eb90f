package dev.vigia.local.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/** What a run of the command line printed, and how it ended. */
record CommandRun(int code, String out, String err) {
    /** Runs {@code vigia} in this process. */
    static CommandRun vigia(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = Commands.line().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        return new CommandRun(line.execute(arguments), out.toString(), err.toString());
    }

    /** Runs {@code vigia check} on two files. */
    static CommandRun check(Path baseline, Path current, String... more) {
        List<String> arguments =
                new ArrayList<>(List.of("check", "--baseline", baseline.toString(), "--current", current.toString()));
        arguments.addAll(List.of(more));
        return vigia(arguments.toArray(String[]::new));
    }

    /** The first of a list's objects with a field of a value. */
    static JsonNode first(JsonNode list, String field, String value) {
        for (JsonNode node : list) {
            if (node.path(field).asText().equals(value)) {
                return node;
            }
        }
        throw new AssertionError("no " + field + " '" + value + "' in " + list);
    }

    JsonNode json() throws IOException {
        return new ObjectMapper().readTree(out);
    }

    JsonNode performance() throws IOException {
        return json().path("performance");
    }

    /** Rows as wholes. */
    JsonNode multivariate() throws IOException {
        return json().path("drift").path("multivariate");
    }

    /** A feature's drift. */
    JsonNode drift(String feature) throws IOException {
        return first(json().path("drift").path("features"), "feature", feature);
    }

    /** The first finding of a family by a check's name. */
    JsonNode finding(String family, String check) throws IOException {
        return first(json().path(family).path("findings"), "check", check);
    }
}
