package dev.vigia.profile;

import dev.vigia.stats.DirectionLaw;
import dev.vigia.stats.Dispersion;
import dev.vigia.stats.Slots;
import dev.vigia.stats.TailCalibration;
import dev.vigia.stats.WindowLaw;
import dev.vigia.stats.WindowReference;
import dev.vigia.stats.WindowTest;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The binary form of a column's law: counts as whole numbers, the inverse of a variance as its lower triangle. */
final class WindowLawPacking {
    private static final int MOST_DIRECTIONS = 64;

    private WindowLawPacking() {}

    static void packTails(Map<WindowTest, TailCalibration> tails, PackWriter out) {
        for (WindowTest test : WindowTest.values()) {
            TailCalibration tail = tails.getOrDefault(test, TailCalibration.NONE);
            out.number(tail.from());
            out.number(tail.rate());
        }
    }

    static Map<WindowTest, TailCalibration> unpackTails(PackReader in) {
        Map<WindowTest, TailCalibration> tails = new EnumMap<>(WindowTest.class);
        for (WindowTest test : WindowTest.values()) {
            tails.put(test, new TailCalibration(in.number(), in.number()));
        }
        return tails;
    }

    static void pack(Dispersion dispersion, PackWriter out) {
        out.number(dispersion.factor());
        out.number(dispersion.usualRows());
    }

    static Dispersion unpackDispersion(PackReader in) {
        return new Dispersion(in.number(), in.number());
    }

    static void pack(Optional<WindowLaw> law, PackWriter out) {
        out.octet(law.isPresent() ? 1 : 0);
        law.ifPresent(held -> {
            WindowReference reference = held.reference();
            out.count(reference.slots().count());
            for (int slot = 0; slot < reference.slots().count(); slot++) {
                out.count(reference.windows()[slot]);
                out.counts(reference.counts()[slot]);
            }
            out.number(held.usualRows());
            out.number(held.mostRows());
            out.number(held.chance());
            packDirections(held.smooth(), out);
            packDirections(held.cells(), out);
        });
    }

    static Optional<WindowLaw> unpack(PackReader in, CoarseCells cells) {
        if (in.octet() == 0) {
            return Optional.empty();
        }
        Slots slots = slots(in.count());
        long[][] counts = new long[slots.count()][];
        int[] windows = new int[slots.count()];
        for (int slot = 0; slot < counts.length; slot++) {
            windows[slot] = in.count(Integer.MAX_VALUE);
            counts[slot] = in.counts();
            if (counts[slot].length != cells.size()) {
                throw new IllegalArgumentException("packed window null with " + counts[slot].length
                        + " cells of a column: expected the baseline's " + cells.size());
            }
        }
        WindowReference reference = new WindowReference(cells.ordered(), slots, counts, windows);
        return Optional.of(new WindowLaw(
                reference, in.number(), in.number(), in.number(), unpackDirections(in), unpackDirections(in)));
    }

    private static Slots slots(long count) {
        return Arrays.stream(Slots.values())
                .filter(slots -> slots.count() == count)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("packed window null of " + count + " slots: expected "
                        + Arrays.stream(Slots.values()).map(Slots::count).toList()));
    }

    private static void packDirections(@Nullable DirectionLaw law, PackWriter out) {
        if (law == null) {
            out.count(0);
            return;
        }
        double[][] inverse = law.inverse();
        out.count(inverse.length);
        out.count(law.rank());
        out.number(law.degrees());
        out.number(law.triple());
        for (int i = 0; i < inverse.length; i++) {
            for (int j = 0; j <= i; j++) {
                out.number(inverse[i][j]);
            }
        }
    }

    private static @Nullable DirectionLaw unpackDirections(PackReader in) {
        int size = in.count(MOST_DIRECTIONS);
        if (size == 0) {
            return null;
        }
        int rank = in.count(size);
        double degrees = in.number();
        double triple = in.number();
        double[][] inverse = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                inverse[i][j] = in.number();
                inverse[j][i] = inverse[i][j];
            }
        }
        return new DirectionLaw(inverse, rank, degrees, triple);
    }
}
