package dev.vigia.incident;

import dev.vigia.check.CheckHealth;
import dev.vigia.check.Family;
import dev.vigia.check.FleetEntry;
import dev.vigia.check.Report;
import dev.vigia.check.ReportSummary;
import dev.vigia.model.ModelName;
import dev.vigia.model.ModelVersion;
import dev.vigia.profile.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reports, standings, incidents, the outbox of notifications, and the marks of buckets that late rows have changed
 * (DATA.md, "Models, reports, incidents"). Reads are strongly consistent. Every operation throws {@link
 * dev.vigia.model.StoreUnavailableException} when the store cannot be reached.
 */
public interface ReportStore {
    /**
     * Stores a report and its summary. A lower revision than the stored one's changes nothing, the same one replaces it.
     */
    void put(Report report);

    Optional<Report> report(ModelVersion version, Family family, Window window);

    /** Summaries of windows of a length that end in (after, until], oldest first, at most the newest {@code most}. */
    List<ReportSummary> summaries(
            ModelVersion version, Family family, Duration length, Instant after, Instant until, int most);

    void put(CheckHealth standing);

    List<CheckHealth> standings(ModelVersion version);

    void put(FleetEntry entry);

    /** Every model, by name. One query. */
    List<FleetEntry> fleet();

    /** The incident that is not resolved, of which there is at most one per version and family. */
    Optional<Incident> openIncident(ModelVersion version, Family family);

    /** The newest incidents by their ids, newest first, at most {@code most}. */
    List<Incident> incidents(ModelName model, int most);

    /**
     * Stores an incident's next state and, with it or not at all, the notification that tells of it.
     *
     * @param next its revision is one more than the stored one's; revision 1 opens it
     * @return false if somebody else changed the incident meanwhile, it is resolved, or another one is open already;
     *     nothing is changed then
     */
    boolean advance(Incident next, @Nullable Notification notification);

    /** Saved notifications that are not marked sent, oldest first, at most {@code most}. */
    List<Notification> unsent(int most);

    /** Marks a notification sent; one that is not there is no error. */
    void markSent(String notificationId);

    /** Marks a bucket whose profile no longer holds all rows. */
    void markDirty(ModelName model, Window bucket);

    /** Marked buckets, oldest first. */
    List<DirtyBucket> dirty(ModelName model);

    /** Removes a mark, unless the bucket was marked again since it was read. */
    void clean(ModelName model, DirtyBucket bucket);
}
