package dev.vigia.outlier;

import dev.vigia.check.Verdict;

/** What one review says of one feature. */
sealed interface Judgement permits Reevaluation, VocabularyAdvice {
    Verdict verdict();

    String reason();

    /** Whether new values are proposed. */
    boolean proposes();
}
