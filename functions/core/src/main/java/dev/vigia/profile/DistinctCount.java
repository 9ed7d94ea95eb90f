package dev.vigia.profile;

import java.util.Arrays;

/**
 * About how many different values came: HyperLogLog with 1,024 registers (Flajolet et al. 2007,
 * doi:10.46298/dmtcs.3545), standard error 3.3 %; linear counting below 2,560. Empty: 0.
 */
final class DistinctCount {
    private static final int BITS = 10;
    private static final int REGISTERS = 1 << BITS;
    private static final double ALPHA = 0.7213 / (1 + 1.079 / REGISTERS);

    private final byte[] registers;

    DistinctCount() {
        this(new byte[REGISTERS]);
    }

    private DistinctCount(byte[] registers) {
        this.registers = registers;
    }

    void add(long hash) {
        int register = (int) (hash >>> (64 - BITS));
        byte rank = (byte) (Long.numberOfLeadingZeros(hash << BITS | 1L << (BITS - 1)) + 1);
        if (rank > registers[register]) {
            registers[register] = rank;
        }
    }

    void merge(DistinctCount other) {
        for (int i = 0; i < REGISTERS; i++) {
            registers[i] = (byte) Math.max(registers[i], other.registers[i]);
        }
    }

    double estimate() {
        double harmonic = 0;
        int empty = 0;
        for (byte register : registers) {
            harmonic += Math.scalb(1.0, -register);
            empty += register == 0 ? 1 : 0;
        }
        double raw = ALPHA * REGISTERS * REGISTERS / harmonic;
        return raw <= 2.5 * REGISTERS && empty > 0 ? REGISTERS * Math.log((double) REGISTERS / empty) : raw;
    }

    /** The registers that are not empty, if few, else all. */
    void pack(PackWriter out) {
        int used = 0;
        for (byte register : registers) {
            used += register == 0 ? 0 : 1;
        }
        out.count(used);
        if (used > REGISTERS / 3) {
            out.block(registers);
            return;
        }
        for (int i = 0; i < REGISTERS; i++) {
            if (registers[i] != 0) {
                out.count(i);
                out.octet(registers[i]);
            }
        }
    }

    static DistinctCount unpack(PackReader in) {
        int used = in.count(REGISTERS);
        if (used > REGISTERS / 3) {
            return new DistinctCount(Arrays.copyOf(in.block(), REGISTERS));
        }
        DistinctCount distinct = new DistinctCount();
        for (int i = 0; i < used; i++) {
            int register = in.count(REGISTERS - 1);
            distinct.registers[register] = (byte) in.octet();
        }
        return distinct;
    }
}
