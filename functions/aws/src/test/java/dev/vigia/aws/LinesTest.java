package dev.vigia.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class LinesTest {
    private static List<String> lines(String text) throws IOException {
        List<String> lines = new ArrayList<>();
        AtomicBoolean closed = new AtomicBoolean();
        Lines.read(
                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)) {
                    @Override
                    public void close() {
                        closed.set(true);
                    }
                },
                line -> lines.add(new String(line, StandardCharsets.UTF_8)));
        assertThat(closed).isTrue();
        return lines;
    }

    @Test
    void endAtLineFeedsAndAtTheEnd() throws IOException {
        assertThat(lines("one\n\nthree \u00e9\r\nfour")).containsExactly("one", "", "three \u00e9\r", "four");
        assertThat(lines("one\n")).containsExactly("one");
        assertThat(lines("\n")).containsExactly("");
        assertThat(lines("")).isEmpty();
    }
}
