package dev.vigia.check;

import java.util.Locale;

/** How bad a breach is (DATA.md, "Severity and budget"). In order of badness. */
public enum Severity {
    WARNING,
    CRITICAL;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
