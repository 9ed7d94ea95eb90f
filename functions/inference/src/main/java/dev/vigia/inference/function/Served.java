package dev.vigia.inference.function;

import dev.vigia.inference.Scorer;
import dev.vigia.inference.protocol.RowLayout;
import dev.vigia.model.RegisteredVersion;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A model version as it is served: its layout and, once it was needed, its scorer. Thread-safe. */
final class Served {
    private final RegisteredVersion version;
    private final RowLayout layout;
    private final Supplier<Scorer> open;
    private @Nullable Scorer scorer;

    Served(RegisteredVersion version, RowLayout layout, Supplier<Scorer> open) {
        this.version = version;
        this.layout = layout;
        this.open = open;
    }

    RegisteredVersion version() {
        return version;
    }

    RowLayout layout() {
        return layout;
    }

    /** Opened on first use; a failure is not kept, so that the next call tries again. */
    synchronized Scorer scorer() {
        if (scorer == null) {
            scorer = open.get();
        }
        return scorer;
    }
}
