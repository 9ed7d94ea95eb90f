package dev.vigia.performance;

import dev.vigia.check.ErrorWatch;
import dev.vigia.check.ErrorWatch.Rise;
import dev.vigia.check.ErrorWatch.Run;
import dev.vigia.check.Words;
import dev.vigia.stream.DetectorState;
import dev.vigia.stream.ErrorBaseline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Takes one window's labelled rows through the detectors, from where the window before left them: the same rows and the same watch
 * before give the same watch. A window whose rows are so many that detectors alarm in more than a level of such windows without a change tells their alarms only if {@link
 * ErrorSearch} finds a rise in its rows at that level: a day of 100,000 labels would tell one in two of three days. A change that began in an earlier window is dated by that window's rows, taken as evenly spread.
 */
final class ErrorWatching {
    private static final int MOST_RUNS = 60;
    /** For how many windows more a rise is told: an incident takes a few breached ones to open. */
    private static final int MOST_AGO = 5;

    /** A model's windows may have a higher level, as where several breached ones make an incident; a sentence is told by itself. */
    private static final double MOST_LEVEL = 0.01;

    private static final long SEED = 1;

    private final ErrorStream stream;
    private final ErrorSearch search;
    private final List<ConceptDrift> from;
    private final List<Run> runs;
    private final List<Rise> known;
    private final List<Instant> times = new ArrayList<>();
    private final List<Double> losses = new ArrayList<>();

    private ErrorWatching(ErrorStream stream, List<DetectorState> states, List<Run> runs, List<Rise> known) {
        this.stream = stream.resumed(states);
        this.search = stream.search();
        this.from = this.stream.found();
        this.runs = runs;
        this.known = known;
    }

    /**
     * The watch after a window.
     *
     * @param stream empty where the error of before is not known well enough
     * @param judged of how many rows it is known
     * @param inOrder the window's rows in the order of their predictions
     * @param before the watch after the window before; null for the first
     * @param level in how many windows without a change a rise may be told, in (0, 1); {@value #MOST_LEVEL} at most is taken
     */
    static ErrorWatch next(
            Optional<ErrorStream> stream,
            long judged,
            List<LabelledRow> inOrder,
            @Nullable ErrorWatch before,
            double level) {
        String note = note(judged);
        if (stream.isEmpty()) {
            return new ErrorWatch(null, null, note, List.of(), List.of(), List.of());
        }
        ErrorWatching watching = before == null
                ? new ErrorWatching(stream.get(), List.of(), List.of(), List.of())
                : new ErrorWatching(stream.get(), before.states(), before.runs(), before.rises());
        inOrder.forEach(watching::add);
        return watching.watch(note, Math.min(level, MOST_LEVEL));
    }

    private static String note(long judged) {
        String known = "the error of before is known from " + Words.count(judged, "labelled row");
        if (judged < ErrorBaseline.FEWEST) {
            return known + String.format(Locale.ROOT, ": from %,d on it is watched for a rise", ErrorBaseline.FEWEST);
        }
        return judged < ErrorBaseline.PRECISE
                ? known + String.format(Locale.ROOT, ": from %,d on a rise is told sooner", ErrorBaseline.PRECISE)
                : "";
    }

    private void add(LabelledRow row) {
        stream.loss(row.prediction(), row.truth()).ifPresent(loss -> {
            stream.add(row.prediction(), row.truth());
            search.add(row.prediction(), row.truth());
            times.add(row.id().inference().time());
            losses.add(loss);
        });
    }

    /** Whether alarms in a window of so many rows are rare enough without a change, or the rows as a whole bear them out. */
    private boolean isBorneOut(double level) {
        return -Math.expm1(-times.size() / ErrorStream.RUN_LENGTH) <= level
                || search.find(level, SEED).isPresent();
    }

    private List<Rise> rises(double level) {
        List<Rise> rises = new ArrayList<>();
        List<ConceptDrift> found = stream.found();
        for (int place = 0; place < found.size(); place++) {
            if (found.get(place).alarms() > 0) {
                rises.add(rise(found.get(place), from.get(place).rows()));
            }
        }
        return rises.isEmpty() || isBorneOut(level) ? rises : new ArrayList<>();
    }

    private ErrorWatch watch(String note, double level) {
        List<Rise> rises = rises(level);
        known.stream().map(Rise::older).filter(rise -> rise.ago() <= MOST_AGO).forEach(rises::add);
        List<Run> all = new ArrayList<>(runs);
        if (!times.isEmpty()) {
            all.add(new Run(times.getFirst(), times.getLast(), times.size()));
        }
        return new ErrorWatch(
                stream.before(),
                times.isEmpty() ? null : mean(0),
                note,
                rises,
                all.subList(Math.max(0, all.size() - MOST_RUNS), all.size()),
                stream.states());
    }

    /** @param rowsBefore how many rows the detector had taken before this window's */
    private Rise rise(ConceptDrift drift, long rowsBefore) {
        long place = drift.since() - 1 - rowsBefore;
        Instant since = place >= 0 ? times.get((int) place) : earlier(-place);
        return new Rise(drift.detector(), drift.runLength(), since, mean((int) Math.max(0, place)), 0);
    }

    /** About when a row was predicted that lies so many rows before this window's first. */
    private Instant earlier(long back) {
        long left = back;
        for (Run run : runs.reversed()) {
            if (left <= run.rows()) {
                double share = (double) left / run.rows();
                Duration spread = Duration.between(run.first(), run.last());
                return run.last().minusMillis(Math.round(share * spread.toMillis()));
            }
            left -= run.rows();
        }
        return runs.isEmpty() ? times.getFirst() : runs.getFirst().first();
    }

    private double mean(int first) {
        return losses.subList(first, losses.size()).stream()
                .mapToDouble(Double::doubleValue)
                .average()
                .orElse(0);
    }
}
