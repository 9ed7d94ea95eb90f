package dev.vigia.model;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** A model's settings as JSON. An unknown field is an error that names it. */
public final class ModelJson {
    private static final int FORMAT = 1;

    private ModelJson() {}

    /** @throws IllegalArgumentException if it is not JSON or not a model's settings; the message names the field */
    public static Model read(String json) {
        Fields fields = Fields.parse("model", json);
        if (fields.whole("format") != FORMAT) {
            throw fields.wrong("format", "the format version " + FORMAT);
        }
        Model model = new Model(
                new ModelName(fields.text("name")),
                fields.wholeInt("live"),
                dated(fields, "shards", entry -> entry.wholeInt("count")),
                dated(fields, "cadence", ModelJson::cadence),
                baselines(fields.needObject("baselines")),
                budget(fields.needObject("budget")),
                fields.word("onLogFailure", LogFailurePolicy.class),
                fields.duration("retention"),
                fields.instant("pausedUntil"),
                fields.object("split").map(ModelJson::split).orElse(null),
                fields.whole("revision"));
        fields.done();
        return model;
    }

    private static TrafficSplit split(Fields fields) {
        TrafficSplit split = fields.checked(() -> new TrafficSplit(fields.wholeInt("version"), fields.number("share")));
        fields.done();
        return split;
    }

    private static <T> Dated<T> dated(Fields fields, String name, Function<Fields, T> value) {
        List<Dated.Entry<T>> entries = new ArrayList<>();
        for (Fields entry : fields.objects(name)) {
            entries.add(new Dated.Entry<>(entry.instant("from"), entry.checked(() -> value.apply(entry))));
            entry.done();
        }
        return new Dated<>(entries);
    }

    private static Cadence cadence(Fields fields) {
        List<Duration> drift = new ArrayList<>();
        for (String length : fields.texts("drift")) {
            drift.add(Duration.parse(length));
        }
        return new Cadence(fields.duration("bucket"), fields.duration("grace"), fields.duration("outliers"), drift);
    }

    private static Map<Integer, Dated<String>> baselines(Fields fields) {
        Map<Integer, Dated<String>> baselines = new HashMap<>();
        for (String version : fields.names()) {
            baselines.put(Integer.valueOf(version), dated(fields, version, entry -> entry.text("id")));
        }
        fields.done();
        return baselines;
    }

    private static FalseAlarmBudget budget(Fields fields) {
        FalseAlarmBudget budget = new FalseAlarmBudget(fields.number("alarms"), fields.duration("period"));
        fields.done();
        return budget;
    }

    public static String write(Model model) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("format", FORMAT);
        json.put("name", model.name().value());
        json.put("live", model.live());
        write(json.putArray("shards"), model.shards(), (entry, count) -> entry.put("count", count));
        write(json.putArray("cadence"), model.cadence(), ModelJson::write);
        ObjectNode baselines = json.putObject("baselines");
        new TreeMap<>(model.baselines())
                .forEach((version, dated) ->
                        write(baselines.putArray(version.toString()), dated, (entry, id) -> entry.put("id", id)));
        json.putObject("budget")
                .put("alarms", model.budget().alarms())
                .put("period", model.budget().period().toString());
        json.put("onLogFailure", Fields.word(model.onLogFailure()));
        json.put("retention", model.retention().toString());
        json.put("pausedUntil", model.pausedUntil().toString());
        TrafficSplit split = model.split();
        if (split != null) {
            json.putObject("split").put("version", split.version()).put("share", split.share());
        }
        json.put("revision", model.revision());
        return json.toString();
    }

    private static <T> void write(ArrayNode array, Dated<T> dated, BiConsumer<ObjectNode, T> value) {
        for (Dated.Entry<T> entry : dated.entries()) {
            ObjectNode json = array.addObject();
            json.put("from", entry.from().toString());
            value.accept(json, entry.value());
        }
    }

    private static void write(ObjectNode json, Cadence cadence) {
        json.put("bucket", cadence.bucket().toString());
        json.put("grace", cadence.grace().toString());
        json.put("outliers", cadence.outliers().toString());
        ArrayNode drift = json.putArray("drift");
        cadence.drift().forEach(length -> drift.add(length.toString()));
    }
}
