package dev.vigia.local.sagemaker;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vigia.model.FeatureType;
import dev.vigia.profile.CategoryProfile;
import dev.vigia.profile.ColumnProfile;
import dev.vigia.profile.NumberProfile;
import dev.vigia.profile.Profile;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A profile as {@code statistics.json}. What is no value of its feature's type (missing, NaN, infinite, of another type)
 * counts as missing; where no value is present, means and the like are left out.
 */
final class MonitorStatistics {
    private MonitorStatistics() {}

    static ObjectNode of(Profile profile) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("version", 0);
        json.putObject("dataset").put("item_count", profile.rows());
        ArrayNode features = json.putArray("features");
        for (ColumnProfile column : profile.columns()) {
            ObjectNode feature = features.addObject();
            feature.put("name", column.feature().name());
            feature.put("inferred_type", MonitorType.of(column.feature().type()));
            switch (column) {
                case NumberProfile numbers -> {
                    if (column.feature().type() == FeatureType.BOOLEAN) {
                        flags(numbers, feature.putObject("string_statistics"));
                    } else {
                        numbers(numbers, feature.putObject("numerical_statistics"));
                    }
                }
                case CategoryProfile texts -> texts(texts, feature.putObject("string_statistics"));
            }
        }
        return json;
    }

    private static void common(long present, long rows, ObjectNode json) {
        json.putObject("common").put("num_present", present).put("num_missing", rows - present);
    }

    private static void numbers(NumberProfile numbers, ObjectNode json) {
        common(numbers.finite(), numbers.rows(), json);
        if (numbers.finite() == 0) {
            return;
        }
        OptionalDouble mean = numbers.mean();
        put("mean", mean, json);
        put("sum", mean.isPresent() ? OptionalDouble.of(mean.getAsDouble() * numbers.finite()) : mean, json);
        put("std_dev", numbers.deviation(), json);
        put("min", numbers.min(), json);
        put("max", numbers.max(), json);
        json.putObject("distribution").set("kll", new NumberDistribution(numbers).json());
    }

    private static void put(String name, OptionalDouble value, ObjectNode json) {
        if (value.isPresent() && Double.isFinite(value.getAsDouble())) {
            json.put(name, value.getAsDouble());
        }
    }

    private static void flags(NumberProfile flags, ObjectNode json) {
        common(flags.finite(), flags.rows(), json);
        long[] counts = {flags.zeros(), flags.finite() - flags.zeros()};
        json.put("distinct_count", (counts[0] > 0 ? 1 : 0) + (counts[1] > 0 ? 1 : 0));
        ArrayNode buckets = buckets(json);
        for (int flag = 0; flag < counts.length; flag++) {
            bucket(MonitorType.FLAGS.get(flag), counts[flag], buckets);
        }
    }

    private static void texts(CategoryProfile texts, ObjectNode json) {
        common(texts.present(), texts.rows(), json);
        json.put("distinct_count", Math.round(texts.distinct()));
        ArrayNode buckets = buckets(json);
        List<String> categories = texts.categories();
        long[] counts = texts.counts();
        for (int i = 0; i < counts.length; i++) {
            bucket(categories.get(i), counts[i], buckets);
        }
        texts.newCategories().forEach(unseen -> bucket(unseen.category(), unseen.count(), buckets));
    }

    private static ArrayNode buckets(ObjectNode json) {
        return json.putObject("distribution").putObject("categorical").putArray("buckets");
    }

    private static void bucket(String value, long count, ArrayNode buckets) {
        if (count > 0) {
            buckets.addObject().put("value", value).put("count", count);
        }
    }
}
