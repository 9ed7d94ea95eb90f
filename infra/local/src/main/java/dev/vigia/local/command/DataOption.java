package dev.vigia.local.command;

import dev.vigia.local.system.DataDirectory;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option by which every command finds the running system. */
final class DataOption {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The system's data directory (by default vigia in $XDG_DATA_HOME, or in ~/.local/share).")
    private @Nullable Path path;

    Path path() {
        return (path == null ? DataDirectory.standard(System.getenv()) : path)
                .toAbsolutePath()
                .normalize();
    }
}
