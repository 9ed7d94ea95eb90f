package dev.vigia.model;

import java.util.List;

/**
 * The statistics that a model's preprocessing uses: one encoding per feature that enters the model, in the order of
 * the input matrix's columns. The outlier check compares them with today's data.
 */
public record Preprocessing(List<Encoding> encodings) {
    /** Nothing is encoded: the scorer takes features as they are. */
    public static final Preprocessing NONE = new Preprocessing(List.of());

    public Preprocessing {
        encodings = List.copyOf(encodings);
    }

    /** The number of columns of the input matrix. */
    public int width() {
        return encodings.stream().mapToInt(Encoding::width).sum();
    }
}
