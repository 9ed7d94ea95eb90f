package dev.vigia.benchmarks;

import dev.vigia.stats.ExactMeasuresBenchmark;
import java.util.ArrayList;
import java.util.List;

/** What exact measures cost, against SciPy, and how near the binned ones are. */
final class MeasuresGroup implements Group {
    @Override
    public String word() {
        return "measures";
    }

    @Override
    public String about() {
        return "exact measures of a million values against a million, one thread; SciPy's with --scipy=PYTHON";
    }

    @Override
    public List<Line> run(Runs runs) {
        List<Line> lines = new ArrayList<>();
        double five = runs.time(ExactMeasuresBenchmark.class, "five");
        lines.add(Line.told("KS, Wasserstein, energy, Cramér–von Mises, Mann–Whitney, exact", five, "ms"));
        lines.add(Line.told("all 15 measures, exact", runs.time(ExactMeasuresBenchmark.class, "all"), "ms"));
        runs.python().ifPresent(python -> {
            for (double time : PythonPeer.numbers(python, "scipy_five.py")) {
                lines.add(
                        Line.told("SciPy's five functions on values of the same law, best of three each", time, "ms"));
                lines.add(Line.atLeast("times faster than SciPy", time / five, "×", 25));
            }
        });
        lines.addAll(BinnedAgainstExact.lines());
        return lines;
    }
}
