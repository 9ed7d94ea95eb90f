package dev.vigia.local.demo;

import ai.onnx.proto.OnnxMl;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.tribuo.Example;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.ONNXExportable;
import org.tribuo.Output;
import org.tribuo.OutputFactory;
import org.tribuo.Trainer;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/** Matrix rows in and ONNX out, where Tribuo knows named features in alphabetical order. */
final class Tribuo {
    private static final String DOMAIN = "dev.vigia.local.demo";
    private static final int WIDEST = 1000;
    /** Of equal length, so that alphabetical order is the matrix's. */
    private static final String[] COLUMNS = IntStream.range(0, WIDEST)
            .mapToObj(column -> String.format(Locale.ROOT, "%03d", column))
            .toArray(String[]::new);

    /** Held, because the log manager forgets a logger and its level when nobody holds it. */
    private static final Logger LOG = Logger.getLogger("org.tribuo");

    private Tribuo() {}

    /** Trains on matrix rows, of which each column must be other than 0 in one row at least. */
    static <T extends Output<T>, R> Model<T> train(
            Trainer<T> trainer,
            OutputFactory<T> factory,
            List<R> rows,
            Function<R, T> truth,
            Function<R, float[]> encode) {
        LOG.setLevel(Level.WARNING);
        var examples = new MutableDataset<>(new SimpleDataSourceProvenance(DOMAIN, factory), factory);
        int width = 0;
        for (R row : rows) {
            float[] matrixRow = encode.apply(row);
            width = matrixRow.length;
            examples.add(example(truth.apply(row), matrixRow));
        }
        Model<T> trained = trainer.train(examples);
        if (trained.getFeatureIDMap().size() != width) {
            throw new IllegalStateException(
                    "a model of " + trained.getFeatureIDMap().size() + " columns: expected all " + width
                            + " to be other than 0 in some row");
        }
        return trained;
    }

    /** A matrix row without its zeros, of which a one-hot row has many. */
    static <T extends Output<T>> Example<T> example(T output, float[] matrixRow) {
        int[] filled = IntStream.range(0, matrixRow.length)
                .filter(column -> matrixRow[column] != 0)
                .toArray();
        String[] names = new String[filled.length];
        double[] values = new double[filled.length];
        for (int i = 0; i < filled.length; i++) {
            names[i] = COLUMNS[filled[i]];
            values[i] = matrixRow[filled[i]];
        }
        return new ArrayExample<>(output, names, values);
    }

    /** The ONNX bytes, less Tribuo's records of when and on which machine the model was trained. */
    static byte[] onnx(ONNXExportable trained) {
        OnnxMl.ModelProto exported = trained.exportONNXModel(DOMAIN, 1);
        return exported.toBuilder()
                .clearMetadataProps()
                .clearDocString()
                .build()
                .toByteArray();
    }
}
