package dev.vigia.inference.protocol;

import dev.vigia.model.Feature;
import dev.vigia.model.Role;
import dev.vigia.model.Schema;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A schema as requests see it: what comes in by name, and what goes out. Made once for a version. */
public final class RowLayout {
    private final Schema schema;
    private final Map<String, Integer> inputs = new HashMap<>();
    private final List<Integer> features;
    private final List<Integer> predictions;

    public RowLayout(Schema schema) {
        this(schema, false);
    }

    /** @param turned whether predictions come in, and nothing goes out */
    private RowLayout(Schema schema, boolean turned) {
        this.schema = schema;
        this.features = positions(schema, turned ? Role.PREDICTION : Role.FEATURE);
        this.predictions = turned ? List.of() : positions(schema, Role.PREDICTION);
        for (int i = 0; i < schema.size(); i++) {
            if (schema.feature(i).role() == Role.PREDICTION == turned) {
                inputs.put(schema.feature(i).name(), i);
            }
        }
    }

    /** The layout of an answer that comes in: its inputs are the predictions. */
    RowLayout outputs() {
        return new RowLayout(schema, true);
    }

    private static List<Integer> positions(Schema schema, Role role) {
        return IntStream.range(0, schema.size())
                .filter(i -> schema.feature(i).role() == role)
                .boxed()
                .toList();
    }

    public Schema schema() {
        return schema;
    }

    /** The position of what may come in under a name; −1 for a name that the schema has not, or has as a prediction. */
    int input(String name) {
        return inputs.getOrDefault(name, -1);
    }

    /** The positions of features in schema order: the columns of a matrix. */
    List<Integer> features() {
        return features;
    }

    /** The positions of predictions in schema order. */
    public List<Integer> predictions() {
        return predictions;
    }

    /** The position of a prediction; −1 if none has that name. */
    int predictionNamed(String name) {
        for (int position : predictions) {
            if (schema.feature(position).name().equals(name)) {
                return position;
            }
        }
        return -1;
    }

    Feature prediction(int index) {
        return schema.feature(predictions.get(index));
    }
}
