package dev.vigia.benchmarks;

import dev.vigia.stream.Adwin;
import dev.vigia.stream.BernoulliGlr;
import dev.vigia.stream.ChangeDetector;
import dev.vigia.stream.CusumBank;
import dev.vigia.stream.ErrorBaseline;
import dev.vigia.stream.HddmA;
import dev.vigia.stream.PageHinkley;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** What a row of an error stream costs, how soon a rise is told, and how often one is told that is none. */
final class StreamsGroup implements Group {
    private static final int RUN_LENGTH = 100_000;
    private static final double BEFORE = 0.1;
    private static final int BASELINE_ROWS = 20_000;
    private static final int CLEAN = 2000;
    private static final double[] AFTER = {0.2, 0.3, 0.15};
    private static final double[] MOST = {210, 65, 700};
    private static final List<String> METHODS = List.of("bank", "glr", "adwin", "pageHinkley", "hddmA");

    @Override
    public String word() {
        return "streams";
    }

    @Override
    public String about() {
        return "detectors of a rising error at a run length of 100,000: a row's update, delay, false alarms; river's ADWIN with --scipy=PYTHON";
    }

    @Override
    public List<Line> run(Runs runs) {
        List<Line> lines = new ArrayList<>();
        for (int which = 0; which < METHODS.size(); which++) {
            double time = runs.time(StreamBenchmark.class, METHODS.get(which));
            lines.add(Line.atMost("update, " + name(which), time, "ns", 50));
        }
        int streams = runs.quick() ? 200 : 1000;
        for (int change = 0; change < AFTER.length; change++) {
            lines.addAll(delays(change, streams));
        }
        for (int which = 0; which < METHODS.size(); which++) {
            lines.add(Line.told(
                    "false alarm within 100,000 rows (stated: 63.2), " + name(which),
                    100 * alarmed(which, streams),
                    "%"));
        }
        runs.python().ifPresent(python -> lines.addAll(river(python)));
        return lines;
    }

    private static List<Line> delays(int change, int streams) {
        List<Line> lines = new ArrayList<>();
        String rise = String.format(Locale.ROOT, "mean delay, an error of .1 to %s, ", AFTER[change]);
        double best = Double.POSITIVE_INFINITY;
        for (int which = 0; which < METHODS.size(); which++) {
            SplittableRandom random = new SplittableRandom(20261126);
            double sum = 0;
            for (int stream = 0; stream < streams; stream++) {
                sum += delay(which, AFTER[change], random);
            }
            best = Math.min(best, sum / streams);
            lines.add(Line.told(rise + name(which), sum / streams, "rows"));
        }
        lines.add(Line.atMost(rise + "the best", best, "rows", MOST[change]));
        return lines;
    }

    /** Rows to the alarm after a rise; the rate of before is drawn anew, and a stream that alarms before the rise is left out. */
    private static long delay(int which, double after, SplittableRandom random) {
        ErrorBaseline baseline = baseline(random);
        ChangeDetector detector;
        do {
            detector = detector(which, baseline);
            feed(detector, random, BEFORE, CLEAN);
        } while (detector.alarmed());
        return feed(detector, random, after, RUN_LENGTH);
    }

    /** The share of streams at the rate of before that alarm within the run length. */
    private static double alarmed(int which, int streams) {
        SplittableRandom random = new SplittableRandom(20261127);
        int alarms = 0;
        for (int stream = 0; stream < streams; stream++) {
            ChangeDetector detector = detector(which, new ErrorBaseline(BEFORE, ErrorBaseline.KNOWN));
            feed(detector, random, BEFORE, RUN_LENGTH);
            alarms += detector.alarmed() ? 1 : 0;
        }
        return (double) alarms / streams;
    }

    private static long feed(ChangeDetector detector, SplittableRandom random, double rate, long most) {
        long rows = 1;
        while (!detector.add(random.nextDouble() < rate ? 1 : 0) && rows < most) {
            rows++;
        }
        return rows;
    }

    private static ErrorBaseline baseline(SplittableRandom random) {
        int wrong = 0;
        for (int row = 0; row < BASELINE_ROWS; row++) {
            wrong += random.nextDouble() < BEFORE ? 1 : 0;
        }
        return new ErrorBaseline((double) wrong / BASELINE_ROWS, BASELINE_ROWS);
    }

    private static String name(int which) {
        return detector(which, new ErrorBaseline(BEFORE, BASELINE_ROWS)).name();
    }

    private static ChangeDetector detector(int which, ErrorBaseline baseline) {
        return switch (METHODS.get(which)) {
            case "bank" -> new CusumBank(baseline, RUN_LENGTH);
            case "glr" -> new BernoulliGlr(baseline, RUN_LENGTH);
            case "adwin" -> new Adwin(baseline, RUN_LENGTH);
            case "pageHinkley" -> new PageHinkley(baseline, RUN_LENGTH);
            default -> new HddmA(baseline, RUN_LENGTH);
        };
    }

    /** river's ADWIN as it comes, on streams of the same law. */
    private static List<Line> river(String python) {
        double[] told = PythonPeer.numbers(python, "river_adwin.py");
        return told.length == 0
                ? List.of()
                : List.of(
                        Line.told("river's ADWIN (delta .002): update", told[0], "ns"),
                        Line.told("river's ADWIN: mean delay, an error of .1 to .2", told[1], "rows"),
                        Line.told("river's ADWIN: false alarm within 100,000 rows", 100 * told[2], "%"));
    }
}
