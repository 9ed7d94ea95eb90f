package dev.vigia.benchmarks.inference;

import dev.vigia.benchmarks.Line;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Real processes of the slow model behind the load balancer: from one to eight, and under three times what they can. */
final class UnderLoad {
    private static final int MOST = 8;
    private static final double VOID = 80;

    private final Duration time;
    private final List<Line> lines = new ArrayList<>();
    private double one;

    private UnderLoad(Duration time) {
        this.time = time;
    }

    static List<Line> lines(boolean quick) {
        UnderLoad load = new UnderLoad(Duration.ofSeconds(quick ? 2 : 5));
        try {
            for (int instances = 1; instances <= MOST; instances *= 2) {
                load.with(instances);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
        return load.lines;
    }

    private void with(int instances) throws IOException, InterruptedException {
        try (ServedModel served = ServedModel.start(instances)) {
            Callers callers = new Callers(served.uri());
            callers.each(instances, time); // for the compilers of all
            Processors processors = new Processors();
            Answers answers = callers.each(instances, time);
            double used = processors.percent();
            if (used > VOID) { // once more: others may have been at work
                answers = callers.each(instances, time);
                used = processors.percent();
            }
            grow(instances, answers, used);
            if (instances == MOST) {
                overload(callers, answers.servedPerSecond());
            }
        }
    }

    private void grow(int instances, Answers answers, double used) {
        String who = instances == 1 ? "1 instance: " : instances + " instances: ";
        requireServed(who, answers);
        if (instances == 1) {
            one = answers.servedPerSecond();
        }
        lines.add(Line.told(who + "calls a second", answers.servedPerSecond(), "/s"));
        lines.add(Line.told(who + "a call, median", answers.millis(Answers.Answer::isServed, 0.5), "ms"));
        lines.add(Line.told(who + "a call, 99 %", answers.millis(Answers.Answer::isServed, 0.99), "ms"));
        lines.add(Line.told(who + "processors in use", used, "%"));
        if (instances > 1) {
            double linear = answers.servedPerSecond() / (instances * one);
            lines.add(judged(who + "calls a second over " + instances + " times one's", linear, "×", 0.9, true, used));
        }
    }

    private static void requireServed(String who, Answers answers) {
        if (answers.served() != answers.all().size()) {
            throw new IllegalStateException(
                    who + answers.refused() + " calls were refused and " + answers.others() + " failed: expected none");
        }
    }

    private void overload(Callers callers, double capacity) {
        Processors processors = new Processors();
        Answers normal = callers.evenly(capacity / 2, time);
        double normally = normal.millis(Answers.Answer::isServed, 0.99);
        lines.add(Line.told("half of what 8 can, a call, 99 %", normally, "ms"));
        processors.percent();
        Answers over = callers.evenly(3 * capacity, time);
        double used = processors.percent();
        Answers after = callers.evenly(capacity / 2, Duration.ofSeconds(7));
        lines.add(Line.told("3 times what 8 can: processors in use", used, "%"));
        lines.add(Line.told(
                "served of " + over.all().size() + " calls",
                100.0 * over.served() / over.all().size(),
                "%"));
        lines.add(judged(
                "a served call's 99 % over the one at half",
                over.millis(Answers.Answer::isServed, 0.99) / normally, "×", 2, false, used));
        lines.add(judged(
                "a refusal, 99 % (the model alone takes 20)",
                over.millis(Answers.Answer::isRefused, 0.99), "ms", SlowModel.MODEL_MILLIS, false, used));
        lines.add(Line.atLeast(
                "calls served or refused",
                100.0 * (over.all().size() - over.others()) / over.all().size(),
                "%",
                100));
        lines.add(Line.atMost("back to normal after", after.secondsUntilAll(2 * normally), "s", 5));
    }

    /** A number against its target, unless the processors were too busy to tell. */
    private static Line judged(String what, double value, String unit, double target, boolean atLeast, double used) {
        if (used > VOID) {
            return Line.told(
                    String.format(Locale.ROOT, "%s (void: %.0f %% of the processors in use)", what, used), value, unit);
        }
        return new Line(what, value, unit, target, atLeast);
    }
}
