package dev.vigia.local.backtest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.vigia.check.Outcome;
import dev.vigia.check.Report;
import dev.vigia.local.backtest.BacktestResult.Hour;
import java.io.IOException;
import java.io.StringWriter;

/** A backtest as one JSON object, with every hour. */
public final class BacktestJson {
    private BacktestJson() {}

    public static String of(BacktestResult result) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JsonFactory.builder().build().createGenerator(text)) {
            json.setPrettyPrinter(new DefaultPrettyPrinter());
            write(result, json);
        } catch (IOException e) {
            throw new IllegalStateException("writing to memory failed", e);
        }
        return text.toString();
    }

    private static void write(BacktestResult result, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeObjectFieldStart("baseline");
        json.writeStringField("from", result.baseline().from().toString());
        json.writeStringField("to", result.baseline().to().toString());
        json.writeNumberField("rows", result.baselineRows());
        json.writeEndObject();
        json.writeStringField("null", result.timed() ? "hours of the baseline" : "independent rows");
        json.writeNumberField("hours", result.hours().size());
        json.writeNumberField("breached", result.breached());
        json.writeNumberField("incidents", result.incidents());
        json.writeArrayFieldStart("windows");
        for (Hour hour : result.hours()) {
            write(hour, json);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("shuffled");
        for (BacktestResult.Trial trial : result.shuffled()) {
            json.writeStartObject();
            json.writeNumberField("hours", trial.hours());
            json.writeNumberField("breached", trial.breached());
            json.writeNumberField("incidents", trial.incidents());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(Hour hour, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("from", hour.window().from().toString());
        json.writeNumberField("rows", hour.rows());
        json.writeStringField("outcome", hour.outcome().word());
        for (Report report : hour.reports()) {
            json.writeStringField(report.family().word(), report.outcome().word());
        }
        if (hour.outcome() != Outcome.PASSED) {
            json.writeStringField("reason", hour.reason());
        }
        json.writeEndObject();
    }
}
