package dev.vigia.profile;

import java.util.Arrays;

/** A packed profile and its period. */
public final class StoredProfile {
    private final Window period;
    private final byte[] packed;

    public StoredProfile(Window period, byte[] packed) {
        this.period = period;
        this.packed = packed.clone();
    }

    public Window period() {
        return period;
    }

    /** A copy of the bytes. */
    public byte[] packed() {
        return packed.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof StoredProfile that && period.equals(that.period) && Arrays.equals(packed, that.packed);
    }

    @Override
    public int hashCode() {
        return 31 * period.hashCode() + Arrays.hashCode(packed);
    }

    @Override
    public String toString() {
        return "StoredProfile[" + period + ", " + packed.length + " bytes]";
    }
}
