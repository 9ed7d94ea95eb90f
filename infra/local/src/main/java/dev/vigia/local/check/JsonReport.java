package dev.vigia.local.check;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;

/** The result as the one JSON object of CHECK.md. */
public final class JsonReport {
    /** What the object consists of, in order. A further section is a class and a line here. */
    private static final List<Section> SECTIONS = List.of(
            new IntegritySection(),
            new OutlierSection(),
            new PreprocessingSection(),
            new DriftSection(),
            new PerformanceSection());

    private JsonReport() {}

    /** A part of the object. */
    interface Section {
        String name();

        void write(CheckResult result, JsonOut out) throws IOException;

        /** Writes it under its name. */
        default void writeTo(CheckResult result, JsonOut out) throws IOException {
            out.object(name(), of -> write(result, of));
        }
    }

    /** The text of the object. */
    public static String of(CheckResult result) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JsonFactory.builder().build().createGenerator(text)) {
            json.setPrettyPrinter(new DefaultPrettyPrinter());
            new JsonOut(json).element(out -> write(result, out));
        } catch (IOException e) {
            throw new IllegalStateException("writing to memory failed", e);
        }
        return text.toString();
    }

    private static void write(CheckResult result, JsonOut out) throws IOException {
        out.text("vigia", Version.TEXT);
        out.object("baseline", of -> of.count("rows", result.baseline().seen()));
        out.object("current", of -> of.count("rows", result.current().rows()));
        if (!result.notes().isEmpty()) {
            out.texts("notes", result.notes());
        }
        out.text("outcome", result.outcome().word());
        for (Section section : SECTIONS) {
            section.writeTo(result, out);
        }
    }
}
