package dev.vigia.profile;

import dev.vigia.inference.LoggedRequest;

/** Collects logged requests into a {@link Profile}. Not thread-safe. */
public final class ProfileBuilder {
    ProfileBuilder(Baseline baseline) {}

    /** Adds every row of a request. Rows of another schema are matched by feature name. */
    public ProfileBuilder add(LoggedRequest request) {
        return this;
    }

    public Profile build() {
        return Unfinished.yet();
    }
}
