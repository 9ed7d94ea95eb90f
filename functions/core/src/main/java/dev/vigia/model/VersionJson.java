package dev.vigia.model;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A registered version as JSON. An unknown field is an error that names it. */
public final class VersionJson {
    private static final int FORMAT = 1;

    private VersionJson() {}

    /** @throws IllegalArgumentException if it is not JSON or not a version; the message names the field */
    public static RegisteredVersion read(String json) {
        Fields fields = Fields.parse("version", json);
        if (fields.whole("format") != FORMAT) {
            throw fields.wrong("format", "the format version " + FORMAT);
        }
        Fields scorer = fields.needObject("scorer");
        RegisteredVersion version = new RegisteredVersion(
                new ModelVersion(new ModelName(fields.text("model")), fields.wholeInt("number")),
                fields.text("schema"),
                scorer.checked(() -> scorer(scorer, null)),
                PreprocessingJson.read(fields.needObject("preprocessing")),
                fields.instant("registeredAt"));
        fields.done();
        return version;
    }

    /** @param artifact of the ONNX model, if the fields are not to tell it */
    static ScorerSpec scorer(Fields fields, @Nullable String artifact) {
        ScorerSpec scorer = switch (fields.text("kind")) {
            case "none" -> new ScorerSpec.None();
            case "onnx" -> new ScorerSpec.Onnx(artifact == null ? fields.text("artifact") : artifact, outputs(fields));
            case "remote" -> new ScorerSpec.Remote(endpoint(fields), fields.duration("timeout"));
            default -> throw fields.wrong("kind", "one of none, onnx, remote");
        };
        fields.done();
        return scorer;
    }

    private static URI endpoint(Fields fields) {
        try {
            return URI.create(fields.text("endpoint"));
        } catch (IllegalArgumentException e) {
            throw fields.wrong("endpoint", "a URL");
        }
    }

    private static List<ScorerSpec.Output> outputs(Fields fields) {
        List<ScorerSpec.Output> outputs = new ArrayList<>();
        for (Fields output : fields.objects("outputs")) {
            outputs.add(
                    new ScorerSpec.Output(output.text("prediction"), output.text("tensor"), output.wholeInt("index")));
            output.done();
        }
        return outputs;
    }

    public static String write(RegisteredVersion version) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("format", FORMAT);
        json.put("model", version.id().model().value());
        json.put("number", version.id().number());
        json.put("schema", version.schemaHash());
        write(json.putObject("scorer"), version.scorer());
        json.set("preprocessing", PreprocessingJson.json(version.preprocessing()));
        json.put("registeredAt", version.registeredAt().toString());
        return json.toString();
    }

    private static void write(ObjectNode json, ScorerSpec scorer) {
        switch (scorer) {
            case ScorerSpec.None() -> json.put("kind", "none");
            case ScorerSpec.Onnx(String artifact, List<ScorerSpec.Output> all) -> {
                ArrayNode outputs =
                        json.put("kind", "onnx").put("artifact", artifact).putArray("outputs");
                all.forEach(output -> outputs.addObject()
                        .put("prediction", output.prediction())
                        .put("tensor", output.tensor())
                        .put("index", output.index()));
            }
            case ScorerSpec.Remote it ->
                json.put("kind", "remote")
                        .put("endpoint", it.endpoint().toString())
                        .put("timeout", it.timeout().toString());
        }
    }
}
