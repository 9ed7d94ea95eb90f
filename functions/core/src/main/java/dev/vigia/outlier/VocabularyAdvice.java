package dev.vigia.outlier;

import dev.vigia.check.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * What became of a categorical feature's vocabulary, as a one-hot encoder and an imputer of the most frequent value use it.
 *
 * @param reason in words
 * @param added new categories to take up, most frequent first; empty unless the verdict is a new tendency
 * @param categories the whole proposed vocabulary in order of code points, as scikit-learn sorts it; empty if none is
 *     proposed or the baseline keeps too many categories to list them
 * @param mostFrequent the proposed value of an imputer; empty unless it changed
 * @param unknown the share of the window's values that the baseline's vocabulary lacks, in [0, 1]
 * @param unknownAfter the same with {@code added} taken up
 */
record VocabularyAdvice(
        String feature,
        Verdict verdict,
        String reason,
        List<String> added,
        List<String> categories,
        Optional<String> mostFrequent,
        double unknown,
        double unknownAfter)
        implements Judgement {
    /** Copies the lists. */
    VocabularyAdvice {
        added = List.copyOf(added);
        categories = List.copyOf(categories);
    }

    @Override
    public boolean proposes() {
        return !added.isEmpty() || mostFrequent.isPresent();
    }
}
