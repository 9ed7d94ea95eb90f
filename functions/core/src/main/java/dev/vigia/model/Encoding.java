package dev.vigia.model;

import java.util.List;

/** How preprocessing turns one feature into numbers of the model's input matrix. */
public sealed interface Encoding {
    /** The schema's feature that is encoded. */
    String feature();

    /** How many matrix columns this fills, from 1. */
    int width();

    /** The number as it is; missing becomes {@code imputed}. */
    record Passthrough(String feature, double imputed) implements Encoding {
        @Override
        public int width() {
            return 1;
        }
    }

    /** (x − mean) / scale, as scikit-learn's StandardScaler; missing becomes the mean, so 0. */
    record Standard(String feature, double mean, double scale) implements Encoding {
        public Standard {
            if (!(scale > 0) || Double.isInfinite(scale) || !Double.isFinite(mean)) {
                throw new IllegalArgumentException("standard encoding of '" + feature + "' with mean " + mean
                        + " and scale " + scale + ": expected finite numbers, scale above 0");
            }
        }

        @Override
        public int width() {
            return 1;
        }
    }

    /** (x − min) / (max − min), as scikit-learn's MinMaxScaler; missing becomes 0. */
    record MinMax(String feature, double min, double max) implements Encoding {
        public MinMax {
            if (!(max > min) || Double.isInfinite(max) || Double.isInfinite(min)) {
                throw new IllegalArgumentException("min-max encoding of '" + feature + "' with min " + min + " and max "
                        + max + ": expected finite numbers, min below max");
            }
        }

        @Override
        public int width() {
            return 1;
        }
    }

    /** One column per category, 1 where the value is that category; an unknown or missing one gives all 0. */
    record OneHot(String feature, List<String> categories) implements Encoding {
        public OneHot {
            categories = List.copyOf(categories);
            if (categories.isEmpty()) {
                throw new IllegalArgumentException(
                        "one-hot encoding of '" + feature + "': expected a category or more");
            }
        }

        @Override
        public int width() {
            return categories.size();
        }
    }
}
