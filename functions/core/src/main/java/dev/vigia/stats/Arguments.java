package dev.vigia.stats;

/** Checks of arguments, with messages that tell the value and what was expected. */
final class Arguments {
    private Arguments() {}

    static double level(double alpha) {
        if (!(alpha > 0 && alpha < 1)) {
            throw new IllegalArgumentException("level is " + alpha + ", expected a number in (0, 1)");
        }
        return alpha;
    }

    static long notNegative(String name, long value) {
        if (value < 0) {
            throw new IllegalArgumentException(name + " is " + value + ", expected at least 0");
        }
        return value;
    }

    static long positive(String name, long value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " is " + value + ", expected at least 1");
        }
        return value;
    }

    static double positive(String name, double value) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(name + " is " + value + ", expected a finite number above 0");
        }
        return value;
    }
}
