package dev.vigia.profile;

import dev.vigia.model.Feature;
import dev.vigia.model.Role;

/** How a column is counted: its bins or its categories. */
sealed interface ColumnLayout {
    Feature feature();

    /** A tally with nothing counted. */
    Tally tally();

    void pack(PackWriter out);

    static ColumnLayout unpack(Feature feature, PackReader in) {
        return feature.type().isNumeric()
                ? new OfNumber(feature, Bins.unpack(in))
                : new OfCategory(feature, Categories.unpack(in));
    }

    /** Whether a feature is counted at all. */
    static boolean isCounted(Feature feature) {
        return feature.role() != Role.IGNORED && feature.role() != Role.TRUTH;
    }

    record OfNumber(Feature feature, Bins bins) implements ColumnLayout {
        @Override
        public NumberTally tally() {
            return new NumberTally(feature, bins);
        }

        @Override
        public void pack(PackWriter out) {
            bins.pack(out);
        }
    }

    record OfCategory(Feature feature, Categories categories) implements ColumnLayout {
        @Override
        public CategoryTally tally() {
            return new CategoryTally(feature, categories);
        }

        @Override
        public void pack(PackWriter out) {
            categories.pack(out);
        }
    }
}
