package dev.vigia.check;

import dev.vigia.profile.Window;

/** How many rows came in an earlier window. */
public record Volume(Window window, long rows) {
    public Volume {
        if (rows < 0) {
            throw new IllegalArgumentException("volume of " + rows + " rows: expected 0 or more");
        }
    }
}
