package dev.vigia.monitor;

import dev.vigia.check.CheckInput;
import dev.vigia.inference.InferenceLog;
import dev.vigia.inference.LoggedRequest;
import dev.vigia.inference.RowId;
import dev.vigia.multivariate.RowReservoir;
import dev.vigia.profile.Profile;
import dev.vigia.profile.ProfileStore;
import dev.vigia.profile.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Reads some of a closed window's rows from the log again, where its counts are not enough: a bounded number, whatever the traffic. */
final class WindowRows {
    /** Of windows that ended longer ago none are read: they are a backlog, and no news (DATA.md). */
    private static final Duration NEWS = Duration.ofDays(1);

    private final InferenceLog log;
    private final ProfileStore profiles;

    WindowRows(InferenceLog log, ProfileStore profiles) {
        this.log = log;
        this.profiles = profiles;
    }

    /** Whether a window's rows are read at a time. */
    static boolean isNews(Window window, Instant now) {
        return !window.to().isBefore(now.minus(NEWS));
    }

    /**
     * Hands over the window's newest requests, about so many rows of them.
     *
     * @throws dev.vigia.model.StoreUnavailableException if the log cannot be read
     */
    void newest(CheckInput input, int rows, int mostRequests, Consumer<LoggedRequest> reader) {
        Profile profile = input.profile();
        long requests = Math.ceilDiv(rows * profile.requests(), Math.max(1, profile.rows()));
        log
                .newest(
                        input.model().name(),
                        input.window().from(),
                        input.window().to(),
                        (int) Math.clamp(requests, 1L, mostRequests))
                .stream()
                .filter(request -> request.version().equals(input.baseline().version()))
                .forEach(reader);
    }

    /**
     * Looks up a uniform sample of the window's rows, those that the profiles of its buckets remember, by their ids. Rows that were
     * rejected or erased are left out.
     *
     * @param rows takes them, as many as it keeps
     * @return their ids, in that order
     * @throws dev.vigia.model.StoreUnavailableException if the log or the profiles cannot be read
     */
    List<RowId> sample(CheckInput input, RowReservoir rows) {
        List<RowId> found = new ArrayList<>();
        new RowLookup(log).read(input.model().name(), Profile.sample(buckets(input), rows.most()), (row, request) -> {
            rows.add(request, row.index());
            found.add(row);
        });
        return found;
    }

    private List<Profile> buckets(CheckInput input) {
        Window window = input.window();
        Duration bucket = input.model().cadence().at(window.from()).bucket();
        return profiles
                .range(input.baseline().version(), input.baseline().id(), bucket, window.from(), window.to())
                .stream()
                .map(stored -> Profile.unpack(stored.packed(), input.baseline()))
                .toList();
    }
}
