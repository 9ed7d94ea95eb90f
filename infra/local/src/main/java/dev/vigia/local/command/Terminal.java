package dev.vigia.local.command;

import java.io.Console;
import java.util.Optional;

/** Whether somebody looks. */
final class Terminal {
    private Terminal() {}

    /** Whether standard output is a terminal whose user wants colours (see no-color.org). */
    static boolean isColoured() {
        return Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false)
                && System.getenv("NO_COLOR") == null
                && !"dumb".equals(System.getenv("TERM"));
    }
}
