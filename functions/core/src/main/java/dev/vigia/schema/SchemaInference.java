package dev.vigia.schema;

import dev.vigia.model.Constraints;
import dev.vigia.model.Feature;
import dev.vigia.model.FeatureType;
import dev.vigia.model.Role;
import dev.vigia.model.Sensitivity;
import dev.vigia.stats.GoodTuring;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Finds what a column is from what was seen of it. A type is that of 95 % of the values, so that a few broken ones are
 * findings and not another type. Texts are text where most of new rows
 * would hold others ({@link GoodTuring#isOpen}), else categories. A column whose values all differ is
 * an identifier if they have no spaces; of whole numbers, if they rise row by row, are dense, or the name says so. Where
 * nothing was seen: text.
 */
public final class SchemaInference {
    private static final double MOST = 0.95;
    /** Fewer values that all differ may do so by chance. */
    private static final int LEAST_UNIQUE = 100;

    private static final int LONG_TEXT = 100;
    private static final Pattern NAME_OF_KEY = Pattern.compile("(^|.*[_\\-. ])(id|uuid|guid|key|rownum|index)$");

    private SchemaInference() {}

    /** A feature with its type and role, without limits: that an identifier is unique is proposed, not taken for granted. */
    public static Feature feature(String name, ColumnFacts facts) {
        boolean identifier = isIdentifier(name, facts);
        return new Feature(
                name,
                identifier ? FeatureType.TEXT : type(facts),
                identifier ? Role.IDENTIFIER : Role.FEATURE,
                Sensitivity.NONE,
                Constraints.NONE);
    }

    /** The type of the values, whatever their role. */
    public static FeatureType type(ColumnFacts facts) {
        long present = facts.present();
        if (present == 0) {
            return FeatureType.TEXT;
        }
        if (facts.numbers() >= MOST * present) {
            return facts.wholes() >= MOST * present ? integer(facts) : FeatureType.NUMBER;
        }
        if (facts.flags() >= MOST * present) {
            return FeatureType.BOOLEAN;
        }
        if (facts.instants() >= MOST * present) {
            return FeatureType.TIMESTAMP;
        }
        return isText(facts) ? FeatureType.TEXT : FeatureType.CATEGORY;
    }

    /** Whole numbers only; with some fractions among them it is a number. */
    private static FeatureType integer(ColumnFacts facts) {
        return facts.wholes() == facts.numbers() ? FeatureType.INTEGER : FeatureType.NUMBER;
    }

    private static boolean isText(ColumnFacts facts) {
        long present = facts.present();
        return isOpen(facts) || facts.texts().letters() > (long) LONG_TEXT * present;
    }

    /** Whether most values of new rows are others than these; by an estimate where not all are kept. */
    private static boolean isOpen(ColumnFacts facts) {
        long once = Math.min(facts.distinct().seen(1), facts.present());
        long twice = Math.min(facts.distinct().seen(2), (facts.present() - once) / 2);
        return new GoodTuring(facts.present(), once, twice).isOpen();
    }

    private static boolean isIdentifier(String name, ColumnFacts facts) {
        long present = facts.present();
        if (present < LEAST_UNIQUE || facts.distinct().repeats() > 0) {
            return false;
        }
        if (facts.wholes() == present) {
            boolean dense = facts.max() - facts.min() < 2.0 * present;
            return facts.rising() || dense || NAME_OF_KEY.matcher(snake(name)).matches();
        }
        FeatureType type = type(facts);
        return (type == FeatureType.TEXT || type == FeatureType.CATEGORY)
                && facts.numbers() + facts.flags() < present
                && !facts.texts().spaced();
    }

    /** {@code customerId} as {@code customer_id}. */
    private static String snake(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }
}
