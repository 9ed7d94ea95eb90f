package dev.vigia.check;

import dev.vigia.inference.RowId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Puts a finding together, number by number. A number that is not finite is left out. Not thread-safe. */
public final class FindingDraft {
    private final String check;
    private final @Nullable String feature;
    private final Map<String, Double> measures = new LinkedHashMap<>();
    private @Nullable Double observed;
    private @Nullable Double expected;
    private @Nullable Double limit;
    private @Nullable Double pValue;
    private @Nullable Double adjusted;
    private @Nullable Double effect;
    private @Nullable Double detectable;
    private List<RowId> rows = List.of();
    private long rowCount;

    private FindingDraft(String check, @Nullable String feature) {
        this.check = check;
        this.feature = feature;
    }

    /** A finding of one feature. */
    public static FindingDraft of(String check, String feature) {
        return new FindingDraft(check, feature);
    }

    /** A finding of the model as a whole. */
    public static FindingDraft ofModel(String check) {
        return new FindingDraft(check, null);
    }

    private static @Nullable Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }

    public FindingDraft observed(double value) {
        observed = finite(value);
        return this;
    }

    public FindingDraft expected(double value) {
        expected = finite(value);
        return this;
    }

    public FindingDraft limit(double value) {
        limit = finite(value);
        return this;
    }

    public FindingDraft pValue(double value) {
        pValue = finite(value);
        return this;
    }

    public FindingDraft adjustedPValue(double value) {
        adjusted = finite(value);
        return this;
    }

    public FindingDraft effect(double value) {
        effect = finite(value);
        return this;
    }

    public FindingDraft smallestDetectable(double value) {
        detectable = finite(value);
        return this;
    }

    public FindingDraft measure(String word, OptionalDouble value) {
        if (value.isPresent() && Double.isFinite(value.getAsDouble())) {
            measures.put(word, value.getAsDouble());
        }
        return this;
    }

    /** Example rows, of which the first {@value Finding#MOST_ROWS} are kept, and how many rows are concerned. */
    public FindingDraft rows(List<RowId> examples, long count) {
        rows = examples.subList(0, Math.min(Finding.MOST_ROWS, examples.size()));
        rowCount = Math.max(count, rows.size());
        return this;
    }

    public Finding passed(String reason) {
        return build(Outcome.PASSED, Severity.WARNING, reason);
    }

    public Finding breached(Severity severity, String reason) {
        return build(Outcome.BREACHED, severity, reason);
    }

    public Finding inconclusive(String reason) {
        return build(Outcome.INCONCLUSIVE, Severity.WARNING, reason);
    }

    private Finding build(Outcome outcome, Severity severity, String reason) {
        return new Finding(
                check,
                feature,
                outcome,
                severity,
                observed,
                expected,
                limit,
                pValue,
                adjusted,
                effect,
                detectable,
                measures,
                rows,
                rowCount,
                reason);
    }
}
