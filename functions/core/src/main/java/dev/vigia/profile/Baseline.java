package dev.vigia.profile;

import dev.vigia.model.Feature;
import dev.vigia.model.ModelVersion;
import dev.vigia.model.Schema;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The stored reference that windows are compared with: the bins and categories that every profile under it counts in,
 * the profile of the baseline's own rows, and the reference that outlying rows are measured against. Immutable.
 */
public final class Baseline {
    private static final int FORM = 1;
    /** With what its time shows, behind the rest. */
    private static final int FORM_WITH_TIME = 2;

    private final ModelVersion version;
    private final Instant created;
    private final long seen;
    private final Layout layout;
    private final Profile profile;
    private final @Nullable WindowNull time;

    Baseline(ModelVersion version, Instant created, long seen, Layout layout, Profile profile) {
        this(version, created, seen, layout, profile, null);
    }

    private Baseline(
            ModelVersion version,
            Instant created,
            long seen,
            Layout layout,
            Profile profile,
            @Nullable WindowNull time) {
        this.version = version;
        this.created = created;
        this.seen = seen;
        this.layout = layout;
        this.profile = profile;
        this.time = time;
    }

    /** The same baseline with what the times of its rows show ({@link HourlyCounts} of this one). */
    public Baseline withTime(WindowNull learned) {
        return new Baseline(version, created, seen, layout, profile, learned);
    }

    public String id() {
        return layout.baseline();
    }

    public ModelVersion version() {
        return version;
    }

    public Schema schema() {
        return layout.schema();
    }

    /** When it was made, to the millisecond. */
    public Instant created() {
        return created;
    }

    /** How many rows it rests on, from 1: all that were seen, or a uniform sample of them. */
    public long rows() {
        return profile.rows();
    }

    /** How many rows were seen when it was built. */
    public long seen() {
        return seen;
    }

    /** The profile of the baseline's own rows, without row ids: what a window's profile is compared with. */
    public Profile profile() {
        return profile;
    }

    /** The outlier score above which a row is an outlier. */
    public OutlierLimit outlierLimit() {
        return layout.limit();
    }

    /** How windows vary, by the baseline's own time; empty if it has none, and rows are then taken as independent. */
    public Optional<WindowNull> time() {
        return Optional.ofNullable(time);
    }

    Layout layout() {
        return layout;
    }

    /** The binary form, in which the schema is not. */
    public byte[] pack() {
        PackWriter out = new PackWriter();
        out.octet(time == null ? FORM : FORM_WITH_TIME);
        out.text(id());
        out.text(version.key());
        out.count(created.toEpochMilli());
        out.count(seen);
        out.bits(fingerprint(schema()));
        layout.pack(out);
        out.block(profile.pack());
        if (time != null) {
            out.block(time.pack());
        }
        return out.toBytes();
    }

    /**
     * Reads {@link #pack()}, given the schema that the baseline was built under.
     *
     * @throws IllegalArgumentException if the bytes are not of that form, or of another schema
     */
    public static Baseline unpack(byte[] packed, Schema schema) {
        PackReader in = new PackReader(packed);
        int form = in.octet();
        if (form != FORM && form != FORM_WITH_TIME) {
            throw new IllegalArgumentException(
                    "packed baseline of form " + form + ": expected " + FORM + " or " + FORM_WITH_TIME);
        }
        String id = in.text();
        ModelVersion version = ModelVersion.ofKey(in.text());
        Instant created = Instant.ofEpochMilli(in.count());
        long seen = in.count();
        if (in.bits() != fingerprint(schema)) {
            throw new IllegalArgumentException("baseline '" + id + "' was built under another schema than that of "
                    + schema.size() + " features given: expected the same names, types and roles");
        }
        Layout layout = Layout.unpack(id, schema, in);
        Profile profile = new Profile(ProfileTally.unpack(in.block(), layout));
        WindowNull time = form == FORM ? null : WindowNull.unpack(in.block(), layout, profile);
        in.end();
        return new Baseline(version, created, seen, layout, profile, time);
    }

    private static long fingerprint(Schema schema) {
        long hash = schema.size();
        for (Feature feature : schema.features()) {
            hash = Hash64.mix(hash ^ Hash64.of(feature.name()));
            hash = Hash64.mix(
                    hash ^ Hash64.of(feature.type().word() + feature.role().word()));
        }
        return hash;
    }
}
