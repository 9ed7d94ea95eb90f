package dev.vigia.local.command;

import dev.vigia.local.demo.Break;
import dev.vigia.local.demo.DemoControl;
import dev.vigia.local.demo.DemoModel;
import dev.vigia.local.system.RunningSystem;
import java.io.IOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

@Command(
        name = "demo",
        description = "Break or mend what the demo's callers send. Nothing else is touched.",
        subcommands = {DemoCommand.BreakCommand.class, DemoCommand.MendCommand.class})
final class DemoCommand {
    private DemoCommand() {}

    /** The words that a person may give. */
    static final class Breaks implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Arrays.stream(Break.values()).map(Break::word).iterator();
        }
    }

    static final class BreakConverter implements CommandLine.ITypeConverter<Break> {
        @Override
        public Break convert(String word) {
            try {
                return Break.ofWord(word);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }

    static final class ModelConverter implements CommandLine.ITypeConverter<DemoModel> {
        @Override
        public DemoModel convert(String name) {
            return Arrays.stream(DemoModel.values())
                    .filter(model -> model.model().value().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException("demo model '" + name + "': expected "
                            + String.join(
                                    " or ",
                                    Arrays.stream(DemoModel.values())
                                            .map(model -> model.model().value())
                                            .toList())));
        }
    }

    @Command(name = "break", description = "Send broken rows.")
    static final class BreakCommand implements Callable<Integer> {
        @Mixin
        private final DataOption data = new DataOption();

        @Parameters(
                paramLabel = "BREAK",
                converter = BreakConverter.class,
                completionCandidates = Breaks.class,
                description = "One of ${COMPLETION-CANDIDATES}.")
        private Break chosen;

        @Option(
                names = "--model",
                defaultValue = "late-arrival",
                converter = ModelConverter.class,
                description = "The demo model whose callers break (${DEFAULT-VALUE}).")
        private DemoModel model;

        @Override
        public Integer call() throws IOException {
            RunningSystem running = RunningSystem.require(data.path());
            new DemoControl(data.path()).set(model, chosen);
            System.out.println("callers of " + model.model() + " now send '" + chosen.word() + "'. Watch "
                    + running.ui() + "/models/" + model.model() + ", or './vigia status'.");
            return 0;
        }
    }

    @Command(name = "mend", description = "Send sound rows again, to every demo model.")
    static final class MendCommand implements Callable<Integer> {
        @Mixin
        private final DataOption data = new DataOption();

        @Override
        public Integer call() throws IOException {
            RunningSystem.require(data.path());
            new DemoControl(data.path()).mend();
            System.out.println("callers of the demo's models send sound rows again; health follows within minutes.");
            return 0;
        }
    }
}
