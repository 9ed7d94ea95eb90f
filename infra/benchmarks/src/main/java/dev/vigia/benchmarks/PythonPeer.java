package dev.vigia.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;

/** Measures a library in a Python of the user's, by a script beside this class. */
final class PythonPeer {
    private PythonPeer() {}

    /** The numbers that the script prints; none, with a line on standard error, where that Python fails. */
    static double[] numbers(String python, String script) {
        try (InputStream text = Objects.requireNonNull(PythonPeer.class.getResourceAsStream(script))) {
            Process process = new ProcessBuilder(python, "-")
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            process.getOutputStream().write(text.readAllBytes());
            process.getOutputStream().close();
            String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (process.waitFor() == 0) {
                return Arrays.stream(told.split("\\s+"))
                        .mapToDouble(Double::parseDouble)
                        .toArray();
            }
            System.err.println("vigia: " + python + " could not run " + script);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return new double[0];
    }
}
