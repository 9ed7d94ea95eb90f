package dev.vigia.local.check;

import dev.vigia.check.Finding;
import dev.vigia.check.Outcome;
import dev.vigia.check.Report;
import dev.vigia.check.Words;
import dev.vigia.performance.ConceptDrift;
import dev.vigia.performance.Estimation;
import dev.vigia.performance.Measurement;
import dev.vigia.performance.PerformanceReview;
import dev.vigia.performance.Task;
import dev.vigia.stream.Stretch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** How well predictions agree with what came true, and what that is estimated to be where nobody knows yet. */
final class PerformanceSection implements JsonReport.Section {
    @Override
    public String name() {
        return "performance";
    }

    @Override
    public void write(CheckResult result, JsonOut out) throws IOException {
        Optional<Report> report = result.performance().report();
        Optional<PerformanceReview> review = result.performance().review();
        if (report.isEmpty() || review.isEmpty()) {
            out.text("outcome", Outcome.INCONCLUSIVE.word())
                    .text("reason", result.performance().reason());
            periods(result, out);
            return;
        }
        IntegritySection.outcome(report.get(), out);
        out.count("rows", review.get().rows())
                .count("withoutTruth", review.get().withoutTruth())
                .count("baselineRows", review.get().baselineRows());
        out.list("findings", list -> {
            for (Finding finding : report.get().findings()) {
                list.element(of -> write(finding, of));
            }
        });
        out.object("measures", of -> {
            for (Measurement one : review.get().baseline()) {
                of.object(one.name(), measure -> write(one, now(review.get(), one), measure));
            }
        });
        out.list("conceptDrift", list -> {
            for (ConceptDrift drift : result.performance().conceptDrift()) {
                list.element(of -> write(drift, of));
            }
        });
        if (result.performance().risen().isPresent()) {
            out.object("risen", of -> write(result.performance().risen().get(), of));
        }
        Estimation estimated = review.get().estimated();
        if (estimated != null) {
            write(estimated, out);
        }
        periods(result, out);
    }

    private static void periods(CheckResult result, JsonOut out) throws IOException {
        Optional<PeriodsTold> periods = result.performance().periods();
        if (periods.isPresent()) {
            periods.get().write(out);
        }
    }

    private static void write(Stretch found, JsonOut out) throws IOException {
        out.count("from", found.from())
                .count("to", found.to())
                .number("error", found.error())
                .number("baseline", found.before())
                .number("pValue", found.pValue());
    }

    private static void write(ConceptDrift drift, JsonOut out) throws IOException {
        out.text("detector", drift.detector())
                .number("runLength", drift.runLength())
                .count("rows", drift.rows())
                .count("alarms", drift.alarms());
        if (drift.alarms() > 0) {
            out.count("alarm", drift.alarm()).count("since", drift.since());
        }
    }

    /** Rows that could not be judged as they should, too few of them to keep the rest from being decided. */
    static List<String> notes(Report report) {
        return report.findings().stream()
                .filter(finding ->
                        finding.outcome() == Outcome.PASSED && finding.check().equals("performance"))
                .map(Finding::reason)
                .toList();
    }

    /** The rows on end among which more predictions were wrong than in the baseline, in words; empty if there are none. */
    static Optional<String> risen(CheckResult result) {
        boolean numbers = result.performance()
                .review()
                .map(review -> review.task() == Task.NUMBERS)
                .orElse(false);
        return result.performance()
                .risen()
                .map(found -> "the error rose: " + where(found) + " " + Words.percent(found.error())
                        + (numbers ? " are further off than four in five of the baseline, " : " are wrong, ")
                        + Words.percent(found.before()) + " in the baseline (p ≤ " + Words.number(found.pValue())
                        + "; " + Words.percent(result.level()) + " of files without a change have such a line)");
    }

    private static String where(Stretch found) {
        if (found.from() == 1 && found.to() == found.rows()) {
            return "of all judged rows";
        }
        return found.to() == found.rows()
                ? String.format(Locale.ROOT, "from judged row %,d on", found.from())
                : String.format(Locale.ROOT, "in judged rows %,d to %,d", found.from(), found.to());
    }

    private static Optional<Measurement> now(PerformanceReview review, Measurement baseline) {
        return review.current().stream()
                .filter(one -> one.name().equals(baseline.name()))
                .findFirst();
    }

    private static void write(Finding finding, JsonOut out) throws IOException {
        out.text("check", finding.check())
                .text("outcome", finding.outcome().word())
                .number("observed", finding.observed())
                .number("expected", finding.expected())
                .number("limit", finding.limit())
                .number("pValue", finding.pValue())
                .number("effect", finding.effect())
                .number("smallestDetectable", finding.smallestDetectable())
                .text("reason", finding.reason());
    }

    private static void write(Measurement baseline, Optional<Measurement> now, JsonOut out) throws IOException {
        out.number("baseline", baseline.value());
        if (now.isPresent()) {
            out.number("current", now.get().value());
            interval(now.get(), out);
        }
        String reason = undefined(baseline, now);
        if (!reason.isEmpty()) {
            out.text("reason", reason);
        }
    }

    /** Why a measure is not defined, in the baseline or now; empty where it is in both. */
    private static String undefined(Measurement baseline, Optional<Measurement> now) {
        String here = now.map(Measurement::undefined).orElse("");
        String there = baseline.undefined();
        if (here.equals(there)) {
            return here.isEmpty() ? "" : here + ", in the baseline too";
        }
        String before = there.isEmpty() ? "" : "in the baseline " + there;
        return here + (here.isEmpty() || there.isEmpty() ? "" : "; ") + before;
    }

    private static void interval(Measurement one, JsonOut out) throws IOException {
        if (Double.isFinite(one.low()) && Double.isFinite(one.high())) {
            out.number("low", one.low()).number("high", one.high());
        }
    }

    /** The interval of a measure that stands by itself, or why it is not defined. */
    static void alone(Measurement one, JsonOut out) throws IOException {
        interval(one, out);
        if (!one.undefined().isEmpty()) {
            out.text("reason", one.undefined());
        }
    }

    static void write(Estimation estimated, JsonOut out) throws IOException {
        out.object("estimated", of -> {
            for (Measurement one : estimated.measures()) {
                of.number(one.name(), one.value());
            }
        });
        out.object("estimatedIntervals", of -> {
            for (Measurement one : estimated.measures()) {
                of.object(one.name(), ends -> alone(one, ends));
            }
        });
        out.text("estimatedFrom", estimated.reason());
    }

    /** What a measure was in the baseline. */
    static OptionalDouble baseline(Optional<PerformanceReview> review, String measure) {
        return review.stream()
                .flatMap(of -> of.baseline().stream())
                .filter(one -> one.name().equals(measure))
                .mapToDouble(Measurement::value)
                .filter(Double::isFinite)
                .findFirst();
    }

    /** The lines of a table: the measure, the baseline's, what it is now or is estimated to be, and its interval. */
    static List<List<String>> lines(PerformanceReview review) {
        List<List<String>> lines = new ArrayList<>();
        for (Measurement one : review.baseline()) {
            now(review, one).ifPresent(now -> lines.add(line(one, now, "")));
        }
        Estimation estimated = review.estimated();
        if (estimated != null) {
            for (Measurement one : estimated.measures()) {
                review.baseline().stream()
                        .filter(baseline -> baseline.name().equals(one.name()))
                        .forEach(baseline -> lines.add(line(baseline, one, "estimated without truth")));
            }
        }
        return lines;
    }

    /** What an estimate rests on, or why there is none; empty where the truth of every row is known. */
    static String rests(PerformanceReview review) {
        Estimation estimated = review.estimated();
        if (estimated == null) {
            return "";
        }
        return (estimated.measures().isEmpty() ? "Not estimated: " : "Estimated, for ") + estimated.reason() + ".";
    }

    private static List<String> line(Measurement baseline, Measurement now, String how) {
        boolean known = Double.isFinite(now.value()) && Double.isFinite(now.low());
        String interval = known ? Words.number(now.low()) + " to " + Words.number(now.high()) : "";
        String why = undefined(baseline, Optional.of(now));
        String note = how + (how.isEmpty() || why.isEmpty() ? "" : "; ") + why;
        return List.of(baseline.name(), value(baseline), value(now), interval, note);
    }

    private static String value(Measurement one) {
        return one.undefined().isEmpty() ? Words.number(one.value()) : "not defined";
    }
}
