package dev.vigia.local.command;

import dev.vigia.local.system.OpenStores;
import dev.vigia.local.system.RunningSystem;
import dev.vigia.local.system.Stores;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options by which commands find the stores that they work on. */
final class StoresOption {
    @Mixin
    private final DataOption data = new DataOption();

    @Option(
            names = "--aws",
            description =
                    "The deployed system, whose tables and bucket the environment variables VIGIA_… name (see README),"
                            + " with your AWS credentials.")
    private boolean aws;

    /** Those of the deployed system, or of the one that runs here. */
    Stores stores() {
        return aws ? Stores.open(System.getenv()) : Stores.of(running(), data.path());
    }

    /** The same, and of a system here that does not run. */
    OpenStores open() {
        return aws ? OpenStores.of(stores()) : OpenStores.of(data.path());
    }

    /** @throws IllegalArgumentException if the deployed one is meant */
    RunningSystem running() {
        if (aws) {
            throw new IllegalArgumentException("--aws names no address of an API: expected --api URL");
        }
        return RunningSystem.require(data.path());
    }
}
