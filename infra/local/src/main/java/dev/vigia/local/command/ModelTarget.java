package dev.vigia.local.command;

import dev.vigia.local.system.OpenStores;
import dev.vigia.local.system.RunningSystem;
import dev.vigia.local.system.Stores;
import dev.vigia.model.KeyCustody;
import dev.vigia.model.ModelName;
import java.security.SecureRandom;
import java.time.InstantSource;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The model that a command is about, in the running system or the deployed one. */
final class ModelTarget {
    @Mixin
    private final StoresOption where = new StoresOption();

    @Parameters(
            index = "0",
            paramLabel = "MODEL",
            converter = Words.ModelConverter.class,
            description = "The model's name.")
    private ModelName model;

    /** It need not exist. */
    ModelName model() {
        return model;
    }

    RunningSystem running() {
        return where.running();
    }

    Stores stores() {
        return where.stores();
    }

    /** The stores of a system here that does not run, too. */
    OpenStores open() {
        return where.open();
    }

    /** @throws IllegalArgumentException if there is no such model */
    Stores storesWithModel() {
        Stores stores = stores();
        if (stores.registry().model(model).isEmpty()) {
            throw new IllegalArgumentException("there is no model '" + model + "'");
        }
        return stores;
    }

    /** @param command who does it, for the audit */
    KeyCustody custody(String command) {
        return new KeyCustody(stores().registry(), InstantSource.system(), new SecureRandom(), actor(command));
    }

    /** A command and who runs it, for the audit. */
    static String actor(String command) {
        return "vigia " + command + " by " + System.getProperty("user.name");
    }
}
