package dev.vigia.performance;

import dev.vigia.model.Feature;
import dev.vigia.model.FeatureType;
import dev.vigia.model.Role;
import dev.vigia.performance.LossBins.Cut;
import dev.vigia.stats.BinnedColumns;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The binary form of {@link LossRows}, big-endian: how many features and rows there are; of the prediction and of each feature the
 * name, whether it is a text, and its edges, or the names of its categories and whether there were others; then the rows' bins column by column,
 * a byte each, and their errors as doubles.
 */
final class LossPacking {
    private static final byte NUMBERS = 0;
    private static final byte TEXTS = 1;
    private static final byte MORE_TEXTS = 2;

    private LossPacking() {}

    static byte[] pack(LossRows rows) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(rows.features().size());
            out.writeInt(rows.errors().length);
            text("", out);
            cut(rows.cuts().columns().getFirst(), out);
            for (int i = 0; i < rows.features().size(); i++) {
                text(rows.features().get(i).name(), out);
                cut(rows.cuts().columns().get(i + 1), out);
            }
            for (byte[] column : rows.cells()) {
                out.write(column);
            }
            for (double error : rows.errors()) {
                out.writeDouble(error);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("an array took no bytes", e);
        }
        return bytes.toByteArray();
    }

    private static void text(String text, DataOutputStream out) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static void cut(Cut cut, DataOutputStream out) throws IOException {
        switch (cut) {
            case LossBins.OfNumbers numbers -> {
                out.writeByte(NUMBERS);
                out.writeInt(numbers.edges().length);
                for (double edge : numbers.edges()) {
                    out.writeDouble(edge);
                }
            }
            case LossBins.OfTexts texts -> {
                out.writeByte(texts.others() ? MORE_TEXTS : TEXTS);
                out.writeInt(texts.names().size());
                for (String name : texts.names()) {
                    text(name, out);
                }
            }
        }
    }

    /** Reads what comes next; it throws what {@link LabelledPacking#unpack} turns into an answer. */
    static LossRows unpack(ByteBuffer in) {
        int features = in.getInt();
        int size = in.getInt();
        LabelledPacking.require(
                features >= 0 && size >= 0 && size <= LossSample.MOST_ROWS && features < in.remaining(),
                "of an impossible number of features");
        List<Feature> named = new ArrayList<>();
        List<Cut> cuts = new ArrayList<>();
        for (int i = 0; i <= features; i++) {
            String name = LabelledPacking.text(in);
            Cut cut = cut(in);
            cuts.add(cut);
            if (i > 0) {
                boolean text = cut instanceof LossBins.OfTexts;
                named.add(Feature.of(name, text ? FeatureType.CATEGORY : FeatureType.NUMBER, Role.FEATURE));
            }
        }
        LabelledPacking.require(
                (long) size * (cuts.size() + Double.BYTES) <= in.remaining(), "of fewer bytes than its losses need");
        byte[][] cells = new byte[cuts.size()][size];
        for (byte[] column : cells) {
            in.get(column);
            for (byte cell : column) {
                LabelledPacking.require(cell >= 0 && cell < BinnedColumns.MOST, "with a bin " + cell);
            }
        }
        return new LossRows(named, new LossBins(cuts), cells, LabelledPacking.numbers(in, size));
    }

    private static Cut cut(ByteBuffer in) {
        byte kind = in.get();
        int size = in.getInt();
        LabelledPacking.require(
                kind >= NUMBERS && kind <= MORE_TEXTS && size >= 0 && size <= BinnedColumns.MOST,
                "with a column of kind " + kind + " in " + size + " parts");
        if (kind == NUMBERS) {
            LabelledPacking.require(size * Double.BYTES <= in.remaining(), "with edges that end too early");
            return new LossBins.OfNumbers(LabelledPacking.numbers(in, size));
        }
        List<String> names = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            names.add(LabelledPacking.text(in));
        }
        return new LossBins.OfTexts(names, kind == MORE_TEXTS);
    }
}
