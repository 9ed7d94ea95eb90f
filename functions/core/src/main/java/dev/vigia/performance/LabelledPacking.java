package dev.vigia.performance;

import dev.vigia.performance.LabelledRows.Labels;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The binary form of {@link LabelledRows}, big-endian: the form; how many rows were seen, had a prediction and had a truth; how
 * many are kept; their predictions and truths as doubles; how many texts there are, and each in UTF-8 after its length, in order
 * of its number. In form 2 what a loss is learned from follows ({@link LossPacking}).
 */
final class LabelledPacking {
    private static final byte FORM = 1;
    private static final byte WITH_LOSSES = 2;
    private static final int HEAD = 1 + 3 * Long.BYTES + Integer.BYTES;

    private LabelledPacking() {}

    static byte[] pack(LabelledRows rows) {
        double[] predictions = rows.predictions();
        double[] truths = rows.truths();
        List<byte[]> texts = rows.labels().texts().stream()
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toList();
        int words = texts.stream().mapToInt(text -> Integer.BYTES + text.length).sum();
        byte[] losses = losses(rows);
        ByteBuffer out = ByteBuffer.allocate(
                HEAD + 2 * Double.BYTES * predictions.length + Integer.BYTES + words + losses.length);
        out.put(losses.length == 0 ? FORM : WITH_LOSSES)
                .putLong(rows.rows())
                .putLong(rows.rows() - rows.withoutPrediction());
        out.putLong(rows.withTruth()).putInt(predictions.length);
        for (double prediction : predictions) {
            out.putDouble(prediction);
        }
        for (double truth : truths) {
            out.putDouble(truth);
        }
        out.putInt(texts.size());
        texts.forEach(text -> out.putInt(text.length).put(text));
        return out.put(losses).array();
    }

    /** Nothing where the loss of numbers is not what is asked for. */
    private static byte[] losses(LabelledRows rows) {
        boolean numbers =
                rows.labels().texts().isEmpty() && Kind.of(rows, false, false).task() == Task.NUMBERS;
        return numbers ? rows.learned().map(LossPacking::pack).orElse(new byte[0]) : new byte[0];
    }

    static LabelledRows unpack(byte[] packed, long seed) {
        ByteBuffer in = ByteBuffer.wrap(packed);
        try {
            byte form = in.get();
            require(form == FORM || form == WITH_LOSSES, "of another form than " + FORM + " or " + WITH_LOSSES);
            long rows = in.getLong();
            long withPrediction = in.getLong();
            long withTruth = in.getLong();
            int size = in.getInt();
            require(
                    size >= 0
                            && size <= Math.min(LabelledRows.MOST_ROWS, in.remaining() / (2 * Double.BYTES))
                            && withPrediction >= size
                            && rows >= Math.max(withPrediction, withTruth)
                            && withTruth >= 0,
                    "of an impossible size");
            double[] predictions = numbers(in, size);
            double[] truths = numbers(in, size);
            Labels labels = new Labels();
            int texts = in.getInt();
            require(texts >= 0 && texts <= Labels.MOST, "with " + texts + " texts");
            for (int i = 0; i < texts; i++) {
                labels.of(text(in));
            }
            LossRows learned = form == WITH_LOSSES ? LossPacking.unpack(in) : null;
            require(!in.hasRemaining(), "followed by other bytes");
            return new LabelledRows(
                    labels, seed, predictions, truths, new long[] {rows, withPrediction, withTruth}, learned);
        } catch (BufferUnderflowException e) {
            throw new IllegalArgumentException(
                    "packed labelled rows end too early, after " + packed.length + " bytes", e);
        }
    }

    static double[] numbers(ByteBuffer in, int size) {
        double[] numbers = new double[size];
        in.asDoubleBuffer().get(numbers);
        in.position(in.position() + size * Double.BYTES);
        return numbers;
    }

    static String text(ByteBuffer in) {
        int length = in.getInt();
        require(length >= 0 && length <= in.remaining(), "with a text of " + length + " bytes");
        byte[] text = new byte[length];
        in.get(text);
        return new String(text, StandardCharsets.UTF_8);
    }

    static void require(boolean held, String what) {
        if (!held) {
            throw new IllegalArgumentException("packed labelled rows are " + what);
        }
    }
}
