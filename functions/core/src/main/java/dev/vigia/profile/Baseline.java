package dev.vigia.profile;

import dev.vigia.inference.Rows;
import dev.vigia.model.Feature;
import dev.vigia.model.ModelVersion;
import dev.vigia.model.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The stored reference that windows are compared with: the bins and categories that every profile under it counts in,
 * the profile of the baseline's own rows, and the reference that unusual rows are measured against. Immutable.
 */
public final class Baseline {
    /** Without unusual rows, and without or with what its time shows: read, no longer written. */
    private static final int FORM_PLAIN = 1;

    private static final int FORM_TIMED = 2;
    /** With unusual rows, and a block of what its time shows, of no bytes if it has none; as the first two still written where there are no pairs. */
    private static final int FORM_UNUSUAL = 3;
    /** With how features hang together: unusual rows if there are any, the block, and the variances of the pairs. */
    private static final int FORM_PAIRED = 4;
    /**
     * The same, and before its profile the columns that are set against one another, for they were chosen by rows that are not
     * held out, and the plane that reconstruction errors are measured from.
     */
    private static final int FORM = 5;

    private final ModelVersion version;
    private final Instant created;
    private final long seen;
    private final Layout layout;
    private final Profile profile;
    private final @Nullable UnusualRows unusual;
    private final @Nullable PairSpread spread;
    private final @Nullable WindowNull time;

    Baseline(
            ModelVersion version,
            Instant created,
            long seen,
            Layout layout,
            Profile profile,
            @Nullable UnusualRows unusual) {
        this(version, created, seen, layout, profile, unusual, null, null);
    }

    Baseline(
            ModelVersion version,
            Instant created,
            long seen,
            Layout layout,
            Profile profile,
            @Nullable UnusualRows unusual,
            @Nullable PairSpread spread,
            @Nullable WindowNull time) {
        this.version = version;
        this.created = created;
        this.seen = seen;
        this.layout = layout;
        this.profile = profile;
        this.unusual = unusual;
        this.spread = spread;
        this.time = time;
    }

    /** The same baseline with what the times of its rows show ({@link HourlyCounts} of this one). */
    public Baseline withTime(WindowNull learned) {
        return new Baseline(version, created, seen, layout, profile, unusual, spread, learned);
    }

    /** The same baseline as that of another version, of the same schema. */
    public Baseline of(ModelVersion other) {
        return new Baseline(other, created, seen, layout, profile, unusual, spread, time);
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

    /**
     * The rows that others are measured against, a random sample of the baseline's with repetitions: the features of
     * {@link #unusualRows()}, numbers to about seven digits. Empty if there are none.
     */
    public Optional<Rows> referenceRows() {
        List<Axis> axes = layout.reference().axes();
        return axes.isEmpty()
                ? Optional.empty()
                : Optional.of(new Rows(
                        new Schema(axes.stream()
                                .map(axis -> layout.columns().get(axis.column()).feature())
                                .toList()),
                        layout.reference().rows(),
                        axes.stream().map(Axis::cells).toList(),
                        List.of()));
    }

    /** Its held-out rows with the highest outlier scores; empty of a baseline that was made before these were kept. */
    public Optional<UnusualRows> unusualRows() {
        return Optional.ofNullable(unusual);
    }

    /** How much correlations vary; empty of one that was made before these were kept, of few rows, or of fewer than two features. */
    public Optional<PairSpread> pairSpread() {
        return Optional.ofNullable(spread);
    }

    /** What reconstruction errors are measured from; empty of one that was made before these were, of few rows, or of features that hardly vary. */
    public Optional<Reconstruction> reconstruction() {
        return layout.reconstruction().isEmpty() ? Optional.empty() : Optional.of(layout.reconstruction());
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
        int form = form();
        out.octet(form);
        out.text(id());
        out.text(version.key());
        out.count(created.toEpochMilli());
        out.count(seen);
        out.bits(fingerprint(schema()));
        layout.pack(out);
        if (form == FORM) {
            layout.pairs().pack(out);
            layout.reconstruction().pack(out);
        }
        out.block(profile.pack());
        if (form >= FORM_PAIRED) {
            out.octet(unusual == null ? 0 : 1);
        }
        if (unusual != null) {
            unusual.pack(out);
        }
        if (form != FORM_PLAIN) {
            out.block(time == null ? new byte[0] : time.pack());
        }
        if (spread != null) {
            spread.pack(out);
        }
        return out.toBytes();
    }

    private int form() {
        if (spread != null) {
            return layout.pairs().isChosen() ? FORM : FORM_PAIRED;
        }
        return unusual != null ? FORM_UNUSUAL : time == null ? FORM_PLAIN : FORM_TIMED;
    }

    /**
     * Reads {@link #pack()}, given the schema that the baseline was built under.
     *
     * @throws IllegalArgumentException if the bytes are not of that form, or of another schema
     */
    public static Baseline unpack(byte[] packed, Schema schema) {
        PackReader in = new PackReader(packed);
        int form = in.octet();
        if (form < FORM_PLAIN || form > FORM) {
            throw new IllegalArgumentException(
                    "packed baseline of form " + form + ": expected " + FORM_PLAIN + " to " + FORM);
        }
        String id = in.text();
        ModelVersion version = ModelVersion.ofKey(in.text());
        Instant created = Instant.ofEpochMilli(in.count());
        long seen = in.count();
        if (in.bits() != fingerprint(schema)) {
            throw new IllegalArgumentException("baseline '" + id + "' was built under another schema than that of "
                    + schema.size() + " features given: expected the same names, types and roles");
        }
        Layout plain = Layout.unpack(id, schema, in);
        Layout layout = layout(plain, form, in);
        Profile profile = new Profile(ProfileTally.unpack(in.block(), layout));
        boolean kept = form == FORM_UNUSUAL || (form >= FORM_PAIRED && in.octet() != 0);
        UnusualRows unusual = kept ? UnusualRows.unpack(layout.columns(), in) : null;
        byte[] packedTime = form == FORM_PLAIN ? new byte[0] : in.block();
        WindowNull time = packedTime.length == 0 ? null : WindowNullPacking.unpack(packedTime, layout, profile);
        PairSpread spread = form >= FORM_PAIRED ? PairSpread.unpack(layout.pairs(), in) : null;
        in.end();
        return new Baseline(version, created, seen, layout, profile, unusual, spread, time);
    }

    private static Layout layout(Layout plain, int form, PackReader in) {
        if (form < FORM_PAIRED) {
            return plain;
        }
        if (form == FORM_PAIRED) {
            return plain.with(PairColumns.of(plain.columns()));
        }
        PairColumns pairs = PairColumns.unpack(plain.columns(), in);
        return plain.with(pairs).with(Reconstruction.unpack(pairs, in));
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
