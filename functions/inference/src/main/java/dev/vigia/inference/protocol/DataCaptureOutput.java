package dev.vigia.inference.protocol;

import dev.vigia.inference.Rows;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The predictions of a captured answer. */
final class DataCaptureOutput {
    private DataCaptureOutput() {}

    /** @param asked how many rows were asked for */
    static Rows read(DataCapture.Payload output, RowLayout layout, int asked) {
        RowLayout outputs = layout.outputs();
        try {
            if (MediaType.of(output.request()) == MediaType.CSV) {
                byte[] lines = layout.predictions().size() == 1 && asked > 1 ? column(output.body()) : output.body();
                return CsvRows.read(lines, MediaType.header(output.request()), outputs);
            }
            return AnswerReader.isAnswer(output.body())
                    ? AnswerReader.rows(output.body(), outputs)
                    : Invocations.instances(output.body(), outputs);
        } catch (IOException e) {
            throw Json.problem(e);
        }
    }

    /** XGBoost's container answers many rows with all of their predictions in one line. */
    private static byte[] column(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8).strip();
        return text.indexOf('\n') >= 0 ? body : text.replace(',', '\n').getBytes(StandardCharsets.UTF_8);
    }
}
