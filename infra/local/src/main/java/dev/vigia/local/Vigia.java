package dev.vigia.local;

import dev.vigia.local.command.Commands;

/** The {@code vigia} command. */
public final class Vigia {
    private Vigia() {}

    public static void main(String[] arguments) {
        System.exit(Commands.run(arguments));
    }
}
