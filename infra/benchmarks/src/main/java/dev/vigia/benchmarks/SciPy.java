package dev.vigia.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.OptionalDouble;

/** Times SciPy in a Python of the user's. */
final class SciPy {
    private SciPy() {}

    /** Milliseconds of its five functions together; empty, with a line on standard error, where that Python fails. */
    static OptionalDouble time(String python) {
        try (InputStream script = Objects.requireNonNull(SciPy.class.getResourceAsStream("scipy_five.py"))) {
            Process process = new ProcessBuilder(python, "-")
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            process.getOutputStream().write(script.readAllBytes());
            process.getOutputStream().close();
            String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (process.waitFor() == 0) {
                return OptionalDouble.of(Double.parseDouble(told));
            }
            System.err.println("vigia: " + python + " could not time SciPy");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return OptionalDouble.empty();
    }
}
