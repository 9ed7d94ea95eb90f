package dev.vigia.local.check;

import dev.vigia.check.Words;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the words of a report mean, for a person who is no statistician. */
final class Glossary {
    private static final Map<String, String> OF_COLUMNS = new LinkedHashMap<>();
    private static final Map<String, String> OF_MEASURES = new LinkedHashMap<>();

    static {
        OF_COLUMNS.put(
                "effect",
                "How far a feature's values moved, from 0 (as in the baseline) to 1 (nothing in common). Of a number the largest"
                        + " difference between the shares of values below any one point, of a category the share of rows that"
                        + " would have to change theirs; less what chance alone brings.");
        OF_COLUMNS.put(
                "adjusted p",
                "How often chance alone would bring such a difference if nothing had changed, raised because many features are"
                        + " looked at (Benjamini and Hochberg). Small: hardly chance.");
        OF_COLUMNS.put(
                "PSI",
                "Population stability index over tenths of the baseline's values. 0: no change; commonly, below 0.1 is called"
                        + " small and above 0.25 large. It is shown and decides nothing, for on few rows it grows by chance.");
        OF_COLUMNS.put(
                "score",
                "How far a row lies from the baseline's rows, all features together; above the limit it is an outlier.");
        OF_COLUMNS.put("precision", "The share of a rule's rows that the baseline does not let expect.");
        OF_MEASURES.put(
                "auc", "How often a positive row has a higher score than a negative one: 0.5 is guessing, 1 is best.");
        OF_MEASURES.put("gini", "2 · auc − 1: 0 is guessing, 1 is best.");
        OF_MEASURES.put(
                "ks",
                "The largest difference between the shares of positive and negative rows below one score; 1 is best.");
        OF_MEASURES.put("log-loss", "The mean of −log of the probability that was given to what came true; 0 is best.");
        OF_MEASURES.put(
                "brier", "The mean squared difference between probability and what came true (0 or 1); 0 is best.");
        OF_MEASURES.put(
                "calibration-error", "How far probabilities are from the share that came true, on average; 0 is best.");
        OF_MEASURES.put("accuracy", "The share of rows that were predicted right.");
        OF_MEASURES.put("precision", "The share of rows predicted positive that are.");
        OF_MEASURES.put("recall", "The share of positive rows that were predicted so.");
        OF_MEASURES.put("f1", "One number for precision and recall, their harmonic mean; 1 is best.");
        OF_MEASURES.put("macro-f1", "The plain mean of every class's f1.");
        OF_MEASURES.put("mae", "The mean size of the error, in the unit of the truth.");
        OF_MEASURES.put(
                "rmse", "The root of the mean squared error, in the unit of the truth; large errors weigh more.");
        OF_MEASURES.put("r2", "The share of the truth's variance that predictions explain; 1 is best.");
        OF_MEASURES.put("bias", "The mean of prediction less truth; 0 is best.");
    }

    private Glossary() {}

    /** What a column's name means; empty where it says so itself. */
    static String meaning(String column) {
        return OF_COLUMNS.getOrDefault(column, "");
    }

    /** What a line of the drift table in text means. */
    static String line(CheckResult result) {
        return "effect: 0 as in the baseline, 1 nothing in common" + floor(result)
                + "; p: how often chance alone would do as much";
    }

    private static String floor(CheckResult result) {
        double floor = result.options().effectFloor();
        return floor > 0 ? ", from " + Words.number(floor) + " on a drift" : "";
    }

    /** All of it, to be opened at the foot of the page. */
    static String html(CheckResult result) {
        Map<String, String> terms = new LinkedHashMap<>();
        double floor = result.options().effectFloor();
        terms.put(
                "breached",
                "Something changed by more than chance lets expect, and by enough to matter. Where nothing changed each family"
                        + " is breached in " + Words.percent(result.level()) + " of files by chance.");
        terms.put("inconclusive", "Too little is known to tell. It is not the same as passed.");
        terms.putAll(OF_COLUMNS);
        terms.merge("effect", floor > 0 ? " From " + Words.number(floor) + " on it is a drift." : "", String::concat);
        terms.merge("adjusted p", " Below " + Words.number(result.level()) + " it counts.", String::concat);
        terms.put(
                "AUC of rows told from the baseline's",
                "How well a model that knows the features tells this file's rows from the baseline's: 0.5 not at all, 1 every one.");
        result.performance()
                .review()
                .ifPresent(review -> review.baseline()
                        .forEach(one -> terms.put(
                                one.name().equals("precision") ? "precision of predictions" : one.name(),
                                OF_MEASURES.getOrDefault(one.name(), ""))));
        StringBuilder list = new StringBuilder();
        terms.forEach((term, meaning) ->
                list.append("<dt>" + Html.text(term) + "</dt><dd>" + Html.text(meaning) + "</dd>\n"));
        return "<details class=\"card glossary\"><summary>What the words mean</summary><dl>\n" + list
                + "</dl></details>\n";
    }
}
