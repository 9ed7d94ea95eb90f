package dev.vigia.integrity;

import dev.vigia.check.Check;
import dev.vigia.check.CheckInput;
import dev.vigia.check.Family;
import dev.vigia.check.Finding;
import dev.vigia.check.FindingDraft;
import dev.vigia.check.Severity;
import dev.vigia.check.Words;
import dev.vigia.stats.TestResult;
import java.util.List;
import java.util.Optional;

/**
 * Whether far fewer or more rows came than in the windows before ({@link VolumeHistory}): each side at half the level. A
 * window without rows is {@code silence} and critical; an announced pause is not silence. A drop below half or a rise
 * above twice is worth a warning, below a fifth or above five times critical.
 */
record VolumeCheck() implements Check {
    private static final double HALF = 0.5;
    private static final double FIFTH = 0.2;

    @Override
    public String name() {
        return "volume";
    }

    @Override
    public Family family() {
        return Family.INTEGRITY;
    }

    @Override
    public List<Finding> check(CheckInput input) {
        long rows = input.profile().rows();
        String word = rows == 0 ? "silence" : name();
        if (rows == 0 && input.window().from().isBefore(input.model().pausedUntil())) {
            return List.of(FindingDraft.ofModel(word)
                    .inconclusive("no inferences: a pause is announced until "
                            + input.model().pausedUntil()));
        }
        Optional<VolumeHistory> history = VolumeHistory.of(input.window(), input.before());
        if (history.isEmpty()) {
            return rows > 0
                    ? List.of()
                    : List.of(FindingDraft.ofModel(word)
                            .inconclusive("no inferences, and too little history to tell whether that is unusual"));
        }
        return List.of(judge(word, rows, history.get(), input.level()));
    }

    private static Finding judge(String word, long rows, VolumeHistory history, double level) {
        double expected = history.expected();
        double p = Math.min(1, 2 * Math.min(pValue(history.drop(rows)), pValue(history.spike(rows))));
        double ratio = expected > 0 ? rows / expected : rows > 0 ? Double.POSITIVE_INFINITY : 1;
        FindingDraft draft = FindingDraft.ofModel(word)
                .observed((double) rows)
                .expected(expected)
                .pValue(p)
                .effect(Math.abs(ratio - 1));
        String words = Words.count(rows, "row") + ", " + Words.number(expected) + " expected from " + history.words();
        boolean far = ratio < HALF || ratio > 1 / HALF;
        boolean farther = ratio < FIFTH || ratio > 1 / FIFTH;
        if (p < level && far) {
            return draft.breached(farther ? Severity.CRITICAL : Severity.WARNING, words);
        }
        return rows == 0 ? draft.inconclusive(words) : draft.passed(words);
    }

    private static double pValue(TestResult result) {
        return result instanceof TestResult.Defined test ? test.pValue() : 1;
    }
}
