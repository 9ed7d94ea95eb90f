package dev.vigia.local.command;

import dev.vigia.inference.LoggedRequest;
import dev.vigia.inference.RowJson;
import dev.vigia.local.system.Stores;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

@Command(
        name = "export",
        description = "Write a model's logged rows as JSON lines, in order of id, values as they were sent.")
final class ExportCommand implements Callable<Integer> {
    private static final Duration STANDARD = Duration.ofHours(1);

    @Mixin
    private final ModelTarget target = new ModelTarget();

    @Option(
            names = "--from",
            paramLabel = "TIME",
            converter = TimeConverter.class,
            description = "The first time, as 2026-11-23T12:00:00Z (an hour before the end).")
    private @Nullable Instant from;

    @Option(
            names = "--to",
            paramLabel = "TIME",
            converter = TimeConverter.class,
            description = "The time before which to end (now).")
    private @Nullable Instant to;

    @Option(names = "--out", paramLabel = "FILE", description = "Where to write (standard output).")
    private @Nullable Path out;

    @Override
    public Integer call() throws IOException {
        Stores stores = target.storesWithModel();
        // Past now, for what a caller's clock that is ahead gave its id.
        Instant end = to == null ? InstantSource.system().instant().plusSeconds(60) : to;
        Instant start = from == null ? end.minus(STANDARD) : from;
        long incomplete;
        LongAdder rows = new LongAdder();
        try (BufferedWriter lines = new BufferedWriter(new OutputStreamWriter(stream(), StandardCharsets.UTF_8))) {
            incomplete = stores.log().read(target.model(), start, end, request -> {
                write(lines, request);
                rows.add(request.rows().size());
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        System.err.println(rows + " rows of " + target.model() + " from " + start.truncatedTo(ChronoUnit.SECONDS)
                + " to " + end.truncatedTo(ChronoUnit.SECONDS));
        if (incomplete > 0) {
            System.err.println(incomplete + " incomplete requests, which were never acknowledged, are left out");
        }
        return 0;
    }

    private OutputStream stream() throws IOException {
        return out == null ? System.out : Files.newOutputStream(out);
    }

    private static void write(BufferedWriter lines, LoggedRequest request) {
        try {
            for (int row = 0; row < request.rows().size(); row++) {
                lines.write(RowJson.write(request, row));
                lines.write('\n');
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A time with its offset. */
    static final class TimeConverter implements ITypeConverter<Instant> {
        @Override
        public Instant convert(String text) {
            try {
                return OffsetDateTime.parse(text).toInstant();
            } catch (DateTimeException e) {
                throw new TypeConversionException("time '" + text + "': expected one as 2026-11-23T12:00:00Z");
            }
        }
    }
}
