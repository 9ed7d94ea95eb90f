package dev.vigia.outlier;

import dev.vigia.check.Verdict;
import dev.vigia.check.Words;
import dev.vigia.profile.CategoryProfile;
import dev.vigia.profile.CategoryProfile.Count;
import dev.vigia.stats.GoodTuring;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Whether the categories that a model's preprocessing was fitted with still hold. Categories that the baseline lacks are
 * a <em>new tendency</em> if one of them recurs more often than chance leaves out of a baseline, an <em>outlier burst</em>
 * if none does (damaged text is new in every row) and they are more than the baseline's rare categories let expect
 * ({@link GoodTuring}). A most
 * frequent category that lost its place is a new tendency too. Where there are more new categories than are counted by
 * name, nothing is proposed unless none of the others can matter.
 */
final class VocabularyReview {
    private static final double LEVEL = 2e-4;
    private static final int FEWEST = 100;
    /** A category recurs from this many rows and this share on. */
    private static final int LEAST_ROWS = 5;

    private static final double LEAST_SHARE = 0.002;
    /** By how much of the rows another category must be ahead, and by how many standard errors. */
    private static final double LEAST_LEAD = 0.05;

    private static final double ERRORS = 3.7;
    /** Profiles cut longer names, and a cut name is not the value. */
    private static final int LONGEST = 100;

    private static final int NAMED = 3;
    /** No category of a burst has more of the rows than this. */
    private static final double MOST_OF_BURST = 0.02;

    private final CategoryProfile reference;
    private final CategoryProfile window;

    private VocabularyReview(CategoryProfile reference, CategoryProfile window) {
        this.reference = reference;
        this.window = window;
    }

    /** Of one column in two profiles of one baseline. */
    static VocabularyAdvice of(CategoryProfile reference, CategoryProfile window) {
        return new VocabularyReview(reference, window).judge();
    }

    private VocabularyAdvice judge() {
        long n = window.present();
        GoodTuring unseen = new GoodTuring(reference.present(), reference.singletons(), reference.doubletons());
        if (Math.min(n, reference.present()) < FEWEST) {
            return still(
                    Verdict.INCONCLUSIVE,
                    "too few values to tell: " + Words.count(n, "value") + " here, " + reference.present()
                            + " in the baseline, " + FEWEST + " needed of each");
        }
        boolean moreNew = window.newTotal() > unseen.mostUnseen(n, LEVEL);
        List<Count> recurring = recurring();
        boolean others = window.mostUnseen() >= least();
        if (others && (!recurring.isEmpty() || window.mostUnseen() >= MOST_OF_BURST * n)) {
            return still(
                    Verdict.INCONCLUSIVE,
                    Words.percent(unknown()) + " in about " + newDistinct()
                            + ", more than are counted by name: which of them recur most is not known");
        }
        Optional<String> leader = newLeader(recurring);
        if (!recurring.isEmpty() || leader.isPresent()) {
            return tendency(recurring, leader);
        }
        return moreNew
                ? still(Verdict.OUTLIER_BURST, burst(others))
                : still(Verdict.KEEP, unknown() == 0 ? "no new category" : "no more new categories than expected");
    }

    private String burst(boolean others) {
        return others
                ? Words.percent(unknown()) + " in about " + newDistinct() + ", none of them with more than "
                        + Words.percent((double) window.mostUnseen() / window.present())
                : Words.percent(unknown()) + " in categories of few rows each, all new";
    }

    private String newDistinct() {
        return String.format(Locale.ROOT, "%,d new categories", window.newDistinct());
    }

    private VocabularyAdvice still(Verdict verdict, String reason) {
        return new VocabularyAdvice(
                name(), verdict, reason, List.of(), List.of(), Optional.empty(), unknown(), unknown());
    }

    private VocabularyAdvice tendency(List<Count> recurring, Optional<String> leader) {
        List<String> added = recurring.stream().map(Count::category).toList();
        long known = recurring.stream().mapToLong(Count::count).sum();
        List<String> reasons = new ArrayList<>();
        if (!added.isEmpty()) {
            reasons.add("new: " + names(recurring));
        }
        leader.ifPresent(category -> reasons.add("the most frequent is now " + category));
        return new VocabularyAdvice(
                name(),
                Verdict.NEW_TENDENCY,
                String.join("; ", reasons),
                added,
                added.isEmpty() ? List.of() : whole(added),
                leader,
                unknown(),
                (double) (window.newTotal() - known) / window.present());
    }

    private String names(List<Count> recurring) {
        String names = recurring.stream()
                .limit(NAMED)
                .map(one -> one.category() + " " + Words.percent((double) one.count() / window.present()))
                .collect(Collectors.joining(", "));
        return recurring.size() > NAMED ? names + " and " + (recurring.size() - NAMED) + " more" : names;
    }

    private List<Count> recurring() {
        double least = least();
        return window.newCategories().stream()
                .filter(one -> one.count() >= least && one.category().length() < LONGEST && isNoChance(one.count()))
                .toList();
    }

    private double least() {
        return Math.max(LEAST_ROWS, LEAST_SHARE * window.present());
    }

    /** All rows of a category lie in the window by chance with (n / (n + m))<sup>c</sup> at most, for each category. */
    private boolean isNoChance(long count) {
        double inWindow = (double) window.present() / (window.present() + reference.present());
        double categories = reference.categories().size() + (double) window.newDistinct();
        return count * Math.log(inWindow) + Math.log(categories) < Math.log(LEVEL);
    }

    /** The baseline's categories and the added ones; empty where the baseline's are not all listed, or cut. */
    private List<String> whole(List<String> added) {
        List<String> all = new ArrayList<>(reference.categories());
        boolean cut = all.stream().anyMatch(category -> category.length() >= LONGEST);
        if (reference.rest() > 0 || cut) {
            return List.of();
        }
        all.addAll(added);
        all.sort(Comparator.comparing(text -> text.codePoints().toArray(), Arrays::compare));
        return all;
    }

    /** The category that has clearly overtaken the baseline's most frequent one, if that was clear there. */
    private Optional<String> newLeader(List<Count> recurring) {
        long[] counts = window.counts();
        int best = 0;
        for (int i = 1; i < counts.length; i++) {
            best = counts[i] > counts[best] ? i : best;
        }
        if (counts.length == 0) {
            return Optional.empty();
        }
        Count known = new Count(window.categories().get(best), counts[best], 0);
        Count leader =
                recurring.isEmpty() || recurring.getFirst().count() <= known.count() ? known : recurring.getFirst();
        boolean usual = leader.category().equals(window.categories().getFirst());
        boolean certain = leader.count() >= window.mostUnlisted();
        return usual || !certain || !leads(leader.count(), counts[0])
                ? Optional.empty()
                : Optional.of(leader.category());
    }

    /** Of rows that hold one of two, the difference has the variance of their sum. */
    private boolean leads(long count, long before) {
        double lead = (double) (count - before);
        return lead > LEAST_LEAD * window.present() && lead > ERRORS * Math.sqrt((double) (count + before));
    }

    private double unknown() {
        return window.present() == 0 ? 0 : (double) window.newTotal() / window.present();
    }

    private String name() {
        return reference.feature().name();
    }
}
