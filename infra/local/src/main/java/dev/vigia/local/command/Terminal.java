package dev.vigia.local.command;

import java.io.Console;

/** Whether somebody looks. */
final class Terminal {
    private Terminal() {}

    /** Whether standard output is a terminal whose user wants colours (see no-color.org). */
    static boolean isColoured() {
        return System.console() instanceof Console console
                && console.isTerminal()
                && System.getenv("NO_COLOR") == null
                && !"dumb".equals(System.getenv("TERM"));
    }
}
