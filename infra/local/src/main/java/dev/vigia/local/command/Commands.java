package dev.vigia.local.command;

import dev.vigia.local.file.BadInputException;
import dev.vigia.local.system.SystemException;
import dev.vigia.model.StoreUnavailableException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.ScopeType;

/** Every subcommand of {@code vigia}, and what a person is told when one fails. */
@Command(
        name = "vigia",
        description = "A lookout for machine-learning models in production.",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT, // of those options and the version, by every command below
        version = "vigia 0.1.0",
        subcommands = {
            UpCommand.class,
            CheckCommand.class,
            BaselineCommand.class,
            BacktestCommand.class,
            StatusCommand.class,
            DemoCommand.class,
            LoginCommand.class,
            RegisterCommand.class,
            LiveCommand.class,
            SettingsCommand.class,
            ShardsCommand.class,
            KeysCommand.class,
            ImportCommand.class,
            ExportCommand.class,
            EraseCommand.class,
            HelpCommand.class
        })
public final class Commands {
    private static final int FAILED = 2;

    private Commands() {}

    /** Runs the command of a command line. Returns the exit code: 0, what the command says, or 2 for a failure. */
    public static int run(String... arguments) {
        try {
            return execute(arguments);
        } catch (OutOfMemoryError e) { // the JVM would end with 1, which says that something was breached
            System.err.println("vigia: out of memory: expected less at once, or more of it (JAVA_TOOL_OPTIONS=-Xmx…)");
            return FAILED;
        }
    }

    private static int execute(String... arguments) {
        if (arguments.length > 0 && arguments[0].equals("check")) {
            String[] rest = Arrays.copyOfRange(arguments, 1, arguments.length);
            return telling(new CommandLine(new CheckCommand()).setCommandName("vigia check"))
                    .execute(rest); // by itself: looking at all commands takes longer than a small check
        }
        return line().execute(arguments);
    }

    /** The command line with all commands, which tells a failure in one line. */
    static CommandLine line() {
        return telling(new CommandLine(new Commands()));
    }

    private static CommandLine telling(CommandLine command) {
        return command.setExecutionExceptionHandler((failure, line, parsed) -> {
            line.getErr().println("vigia: " + words(failure));
            return FAILED;
        });
    }

    /** One line for what a person can do something about; the rest with its type, for a report. */
    private static String words(Exception failure) {
        return switch (failure) {
            case SystemException known -> String.valueOf(known.getMessage());
            case StoreUnavailableException away -> "the store does not answer: " + away.getMessage();
            case BadInputException bad -> String.valueOf(bad.getMessage());
            case IllegalArgumentException wrong -> String.valueOf(wrong.getMessage());
            case NoSuchFileException file -> file.getFile() + ": is not there: expected it, or its directory, to be";
            case AccessDeniedException file -> file.getFile() + ": access denied: expected a file that may be used";
            case FileSystemException file ->
                file.getFile() + ": " + Objects.requireNonNullElse(file.getReason(), "cannot be used")
                        + ": expected a path that can be read or written";
            case IOException io -> String.valueOf(io.getMessage());
            default -> "failed unexpectedly: " + failure;
        };
    }
}
