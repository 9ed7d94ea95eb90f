package dev.vigia.local.backtest;

import dev.vigia.inference.InferenceLog;
import dev.vigia.inference.Rows;
import dev.vigia.inference.Status;
import dev.vigia.model.RegisteredVersion;
import dev.vigia.model.Schema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a model version was sent, as the log has it, in order of id; a row's hour is that of its id. Rejected rows and those
 * that no scorer answered are left out, as a learned baseline leaves them out. The rows are held in memory, some eight bytes a
 * value, for a log is slow to read and a backtest reads several times.
 */
public final class LoggedPast implements Past {
    private final RegisteredVersion version;
    private final Schema schema;
    private final List<Sent> sent;

    /** The rows of one request, and their hour. */
    private record Sent(int hour, Rows rows) {}

    private LoggedPast(RegisteredVersion version, Schema schema, List<Sent> sent) {
        this.version = version;
        this.schema = schema;
        this.sent = sent;
    }

    /**
     * Reads them.
     *
     * @param schema the version's
     * @throws dev.vigia.local.file.BadInputException if there are none
     */
    public static LoggedPast read(
            InferenceLog log, RegisteredVersion version, Schema schema, Instant from, Instant to) {
        List<Sent> sent = new ArrayList<>();
        log.read(version.id().model(), from, to, request -> {
            boolean whole = request.status() == Status.SCORED || request.status() == Status.CAPTURED;
            if (whole
                    && request.version().equals(version.id())
                    && request.schemaHash().equals(version.schemaHash())
                    && request.rows().size() > 0) {
                sent.add(new Sent(RowHours.hour(request.id().time()), request.rows()));
            }
        });
        LoggedPast past = new LoggedPast(version, schema, sent);
        if (sent.isEmpty()) {
            throw past.wrong("has no rows from " + from + " to " + to + ": expected rows to look back on");
        }
        return past;
    }

    @Override
    public String name() {
        return version.id().toString();
    }

    @Override
    public Schema schema() {
        return schema;
    }

    /** How many rows there are. */
    public long rows() {
        return sent.stream().mapToLong(one -> one.rows().size()).sum();
    }

    @Override
    public RowHours hours() {
        int[] hours = new int[Math.toIntExact(rows())];
        int size = 0;
        for (Sent one : sent) {
            Arrays.fill(hours, size, size + one.rows().size(), one.hour());
            size += one.rows().size();
        }
        return RowHours.of(hours);
    }

    @Override
    public void read(Taking taking) {
        long before = 0;
        for (Sent one : sent) {
            taking.take(before, one.rows());
            before += one.rows().size();
        }
    }
}
