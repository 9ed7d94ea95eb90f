package dev.vigia.profile;

import dev.vigia.model.Feature;
import dev.vigia.model.ModelVersion;
import dev.vigia.model.Schema;
import java.time.Instant;

/**
 * The stored reference that windows are compared with: the bins and categories that every profile under it counts in,
 * the profile of the baseline's own rows, and the reference that outlying rows are measured against. Immutable.
 */
public final class Baseline {
    private static final int FORM = 1;

    private final ModelVersion version;
    private final Instant created;
    private final long seen;
    private final Layout layout;
    private final Profile profile;

    Baseline(ModelVersion version, Instant created, long seen, Layout layout, Profile profile) {
        this.version = version;
        this.created = created;
        this.seen = seen;
        this.layout = layout;
        this.profile = profile;
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

    Layout layout() {
        return layout;
    }

    /** The binary form, in which the schema is not. */
    public byte[] pack() {
        PackWriter out = new PackWriter();
        out.octet(FORM);
        out.text(id());
        out.text(version.key());
        out.count(created.toEpochMilli());
        out.count(seen);
        out.bits(fingerprint(schema()));
        layout.pack(out);
        out.block(profile.pack());
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
        if (form != FORM) {
            throw new IllegalArgumentException("packed baseline of form " + form + ": expected " + FORM);
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
        in.end();
        return new Baseline(version, created, seen, layout, profile);
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
