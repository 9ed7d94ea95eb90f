package dev.vigia.schema;

import dev.vigia.model.Constraints;
import dev.vigia.model.Feature;
import dev.vigia.model.FeatureType;
import dev.vigia.model.Role;
import dev.vigia.stats.RatePrediction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Proposes limits for a feature, for a person to edit: what was seen, with room. A limit is meant as it stands once it is in
 * a schema, so these are wider than what was seen: a range by half of its width at either end (values of heavy tails can go
 * farther), missing values and new categories by what a clean file of the same size stays below.
 */
public final class SchemaProposal {
    /** A longer list is none that a person reads. */
    private static final int MOST_CATEGORIES = 100;

    private static final int LEAST_ROWS = 100;
    private static final double LEVEL = 1e-6;
    private static final double ROOM = 0.5;

    private SchemaProposal() {}

    /** The feature with limits; as it is where too few values were seen to propose any. */
    public static Feature of(Feature feature, ColumnFacts facts) {
        if (facts.present() < LEAST_ROWS || feature.role() == Role.IGNORED) {
            return feature;
        }
        boolean ranged = feature.type() == FeatureType.NUMBER || feature.type() == FeatureType.INTEGER;
        boolean listed = feature.type() == FeatureType.CATEGORY && isListed(facts);
        boolean formed = feature.type() == FeatureType.TEXT && facts.numbers() == 0;
        Constraints limits = new Constraints(
                most(facts.missing(), facts.rows()),
                ranged ? lower(facts.min(), facts.max()) : null,
                ranged ? upper(facts.min(), facts.max(), facts.wholes() < facts.numbers()) : null,
                listed ? facts.texts().categories() : List.of(),
                listed ? most(0, facts.rows()) : null,
                formed ? pattern(facts) : null,
                formed ? (Integer) (facts.texts().shortest() / 2) : null,
                formed ? (Integer) (facts.texts().longest() * 2) : null,
                feature.role() == Role.IDENTIFIER);
        return new Feature(feature.name(), feature.type(), feature.role(), feature.sensitivity(), limits);
    }

    /**
     * The same of a summary of a column, without its rows.
     *
     * @param min the least number; above {@code max} if there is none
     * @param categories the different texts, of a category; empty: they are not known
     */
    public static Feature of(
            Feature feature, long present, long missing, double min, double max, List<String> categories) {
        if (present < LEAST_ROWS || feature.role() == Role.IGNORED) {
            return feature;
        }
        boolean ranged = feature.type() == FeatureType.NUMBER || feature.type() == FeatureType.INTEGER;
        boolean listed = feature.type() == FeatureType.CATEGORY && !categories.isEmpty();
        Constraints limits = new Constraints(
                most(missing, present + missing),
                ranged ? lower(min, max) : null,
                ranged ? upper(min, max, feature.type() == FeatureType.NUMBER) : null,
                listed ? categories : List.of(),
                listed ? most(0, present + missing) : null,
                null,
                null,
                null,
                false);
        return new Feature(feature.name(), feature.type(), feature.role(), feature.sensitivity(), limits);
    }

    private static boolean isListed(ColumnFacts facts) {
        int size = facts.texts().categories().size();
        return size > 0 && size <= MOST_CATEGORIES && facts.texts().singletons() == 0 && facts.numbers() == 0;
    }

    /** A share that as many clean rows stay below but once in a million files, up to the next thousandth. */
    private static double most(long events, long rows) {
        long most = new RatePrediction(events, rows).upperLimit(rows, LEVEL);
        return Math.min(1, Math.ceil(1000.0 * most / rows) / 1000);
    }

    private static @Nullable Double lower(double min, double max) {
        if (min > max) {
            return null;
        }
        double room = ROOM * (max - min);
        double step = step(min, max);
        double lower = Math.floor((min - room) / step) * step;
        return finite(min >= 0 ? Math.max(0, lower) : lower);
    }

    private static @Nullable Double upper(double min, double max, boolean fractions) {
        if (min > max) {
            return null;
        }
        double room = ROOM * (max - min);
        double step = step(min, max);
        double upper = Math.ceil((max + room) / step) * step;
        boolean share = min >= 0 && max <= 1 && fractions;
        return finite(share ? 1 : max <= 0 ? Math.min(0, upper) : upper);
    }

    private static @Nullable Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }

    /** A round number of which the range is some tens. */
    private static double step(double min, double max) {
        double span = Math.max(max - min, Math.abs(max));
        double step = span > 0 && Double.isFinite(span) ? Math.pow(10, Math.floor(Math.log10(span)) - 1) : 1;
        return step > 0 ? step : 1;
    }

    private static @Nullable String pattern(ColumnFacts facts) {
        TextForm form = facts.texts().form();
        return form == null ? null : form.pattern();
    }
}
