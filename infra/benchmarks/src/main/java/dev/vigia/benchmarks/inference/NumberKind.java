package dev.vigia.benchmarks.inference;

import java.util.Random;

/** Kinds of numbers by what it takes to store them. */
enum NumberKind {
    DECIMALS("three decimals") {
        @Override
        double draw(Random random) {
            return Math.rint(random.nextGaussian() * 1e6) / 1e3;
        }
    },
    FLOATS("float32") {
        @Override
        double draw(Random random) {
            return (float) random.nextGaussian();
        }
    },
    DOUBLES("any doubles") {
        @Override
        double draw(Random random) {
            return random.nextGaussian();
        }
    };

    private final String words;

    NumberKind(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    /** The most write units a row of 30 is to take in requests of 100 (DATA.md, "What may be promised"). */
    double unitsInBatches() {
        return this == DOUBLES ? 0.25 : 0.1;
    }

    abstract double draw(Random random);
}
