package dev.vigia.profile;

import dev.vigia.inference.InferenceId;

/**
 * Hashes of 64 bits that are the same on every machine. The finaliser is MurmurHash3's variant 13 (as in SplitMix64,
 * doi:10.1145/2660193.2660195).
 */
final class Hash64 {
    private static final long GOLDEN = 0x9e37_79b9_7f4a_7c15L;

    private Hash64() {}

    static long mix(long z) {
        long a = (z ^ (z >>> 30)) * 0xbf58_476d_1ce4_e5b9L;
        long b = (a ^ (a >>> 27)) * 0x94d0_49bb_1331_11ebL;
        return b ^ (b >>> 31);
    }

    static long of(InferenceId id) {
        return mix(id.uuid().getMostSignificantBits() + GOLDEN * mix(id.uuid().getLeastSignificantBits()));
    }

    /** The hash of one row, given its request's. */
    static long row(long request, int index) {
        return mix(request + GOLDEN * (index + 1L));
    }

    static long of(String text) {
        long hash = text.length();
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * GOLDEN;
            hash ^= hash >>> 32;
        }
        return mix(hash);
    }
}
