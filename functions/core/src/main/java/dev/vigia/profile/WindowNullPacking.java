package dev.vigia.profile;

import dev.vigia.stats.Dispersion;
import dev.vigia.stats.TailCalibration;
import dev.vigia.stats.WindowLaw;
import dev.vigia.stats.WindowTest;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** The binary form of a {@link WindowNull}. */
final class WindowNullPacking {
    private static final int FORM = 1;
    /** With how correlations vary. */
    private static final int FORM_WITH_PAIRS = 2;
    /** With how correlations vary, if they are known, and how the columns made of whole rows do. */
    private static final int FORM_WITH_DERIVED = 3;
    /** With all of these, as far as they are known, and how extremes vary. */
    private static final int FORM_WITH_ENDS = 4;

    private static final int PAIRS = 1;
    private static final int DERIVED = 2;

    private WindowNullPacking() {}

    static byte[] pack(WindowNull all) {
        WindowNull.Learned learned = all.learned();
        int form = form(all);
        PackWriter out = new PackWriter();
        out.octet(form);
        out.count(learned.from().toEpochMilli());
        out.count(learned.to().toEpochMilli());
        out.count(learned.days());
        out.count(learned.hours());
        WindowLawPacking.pack(all.outlierDispersion(), out);
        WindowLawPacking.packTails(all.tails(), out);
        all.cells().keySet().forEach(feature -> {
            WindowLawPacking.pack(all.missingDispersion(feature), out);
            WindowLawPacking.pack(all.law(feature), out);
        });
        if (form >= FORM_WITH_DERIVED) {
            out.octet(parts(all, form));
        }
        all.pairs().ifPresent(pairs -> pairs.pack(out));
        if (!all.derived().isEmpty()) {
            all.derived().pack(out);
        }
        all.ends().values().forEach(end -> {
            WindowLawPacking.pack(end.low(), out);
            WindowLawPacking.pack(end.high(), out);
        });
        return out.toBytes();
    }

    private static int form(WindowNull all) {
        if (!all.ends().isEmpty()) {
            return FORM_WITH_ENDS;
        }
        if (!all.derived().isEmpty()) {
            return FORM_WITH_DERIVED;
        }
        return all.pairs().isEmpty() ? FORM : FORM_WITH_PAIRS;
    }

    /** Which parts follow; the third form has what is derived without saying so. */
    private static int parts(WindowNull all, int form) {
        int known = all.pairs().isEmpty() ? 0 : PAIRS;
        return form == FORM_WITH_DERIVED || all.derived().isEmpty() ? known : known + DERIVED;
    }

    /** @throws IllegalArgumentException if the bytes are not of a form, or of another baseline */
    static WindowNull unpack(byte[] packed, Layout layout, Profile baseline) {
        PackReader in = new PackReader(packed);
        int form = in.octet();
        if (form < FORM || form > FORM_WITH_ENDS) {
            throw new IllegalArgumentException(
                    "packed window null of form " + form + ": expected " + FORM + " to " + FORM_WITH_ENDS);
        }
        WindowNull.Learned learned = new WindowNull.Learned(
                Instant.ofEpochMilli(in.count()),
                Instant.ofEpochMilli(in.count()),
                in.count(Integer.MAX_VALUE),
                in.count(Integer.MAX_VALUE));
        Dispersion outliers = WindowLawPacking.unpackDispersion(in);
        Map<WindowTest, TailCalibration> tails = WindowLawPacking.unpackTails(in);
        Map<String, CoarseCells> cells = WindowNull.byName(layout.columns(), WindowNull.cells(layout, baseline));
        Map<String, WindowLaw> laws = new LinkedHashMap<>();
        Map<String, Dispersion> missing = new LinkedHashMap<>();
        cells.forEach((feature, column) -> {
            missing.put(feature, WindowLawPacking.unpackDispersion(in));
            WindowLawPacking.unpack(in, column).ifPresent(law -> laws.put(feature, law));
        });
        int parts = form == FORM_WITH_ENDS ? in.octet() : partsOf(form, in);
        PairNull pairs =
                (parts & PAIRS) == 0 ? null : PairNull.unpack(layout.pairs().pairs(), in);
        DerivedCells derivedCells = new DerivedCells(layout, baseline);
        DerivedNull derived =
                (parts & DERIVED) == 0 ? DerivedNull.none(derivedCells) : DerivedNull.unpack(derivedCells, in);
        Map<String, EndDispersion> ends = new LinkedHashMap<>();
        if (form == FORM_WITH_ENDS) {
            cells.forEach((feature, column) -> {
                if (column.ordered()) {
                    ends.put(
                            feature,
                            new EndDispersion(
                                    WindowLawPacking.unpackDispersion(in), WindowLawPacking.unpackDispersion(in)));
                }
            });
        }
        in.end();
        return new WindowNull(learned, cells, laws, tails, missing, ends, outliers, pairs, derived);
    }

    private static int partsOf(int form, PackReader in) {
        return switch (form) {
            case FORM -> 0;
            case FORM_WITH_PAIRS -> PAIRS;
            default -> DERIVED + (in.octet() == 0 ? 0 : PAIRS);
        };
    }
}
