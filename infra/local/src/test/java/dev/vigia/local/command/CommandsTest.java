package dev.vigia.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** What every command has. */
class CommandsTest {
    static Stream<List<String>> commands() {
        List<List<String>> all = new ArrayList<>();
        add(Commands.line(), List.of(), all);
        return all.stream();
    }

    private static void add(CommandLine line, List<String> words, List<List<String>> all) {
        all.add(words);
        line.getSubcommands().forEach((word, command) -> {
            List<String> longer = new ArrayList<>(words);
            longer.add(word);
            add(command, longer, all);
        });
    }

    @ParameterizedTest(name = "vigia {0} --help")
    @MethodSource("commands")
    void answersToHelp(List<String> words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = Commands.line().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        String[] arguments = Stream.concat(words.stream(), Stream.of("--help")).toArray(String[]::new);
        assertThat(line.execute(arguments)).isZero();
        assertThat(err.toString()).isEmpty();
        String name = Stream.concat(Stream.of("vigia"), words.stream())
                .reduce((a, b) -> a + " " + b)
                .orElseThrow();
        assertThat(out.toString()).contains("Usage: " + name + " ");
        assertThat(out.toString().lines().skip(1)).anyMatch(text -> text.matches("[A-Z].{10,}")); // what it is for
    }

    @Test
    void thereAreCommandsOfCommands() {
        assertThat(commands()).contains(List.of(), List.of("up"), List.of("keys", "rotate"), List.of("demo", "break"));
    }
}
