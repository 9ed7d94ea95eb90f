package dev.vigia.integrity;

import dev.vigia.check.Check;
import dev.vigia.inference.Status;
import dev.vigia.profile.ColumnProfile;
import dev.vigia.profile.NumberProfile;
import dev.vigia.profile.Oddity;
import dev.vigia.profile.Profile;
import dev.vigia.profile.WindowNull;
import java.util.List;

/** The list of integrity checks. */
public final class IntegrityChecks {
    /** A feature that is missing a point more often is not news; a significant rise below that passes. */
    private static final double MISSING_FLOOR = 0.01;

    private static final List<Check> ALL = List.of(
            new MissingFeature(),
            new CellRate(
                    "missing-rate",
                    new RateRule("missing", MISSING_FLOOR, RateRule.GRAVE),
                    Oddity.MISSING,
                    IntegrityChecks::isFreelyMissing,
                    ColumnProfile::missing,
                    WindowNull::missingDispersion),
            new CellRate(
                    "wrong-type",
                    RateRule.of("of a wrong type"),
                    Oddity.WRONG_TYPE,
                    Columns::isInput,
                    ColumnProfile::wrongType),
            new CellRate(
                    "not-finite",
                    RateRule.of("NaN or infinite"),
                    Oddity.NOT_FINITE,
                    column -> column instanceof NumberProfile && Columns.isInput(column),
                    IntegrityChecks::notFinite),
            new InvalidPrediction(),
            new BeyondRange(),
            new NewCategory(),
            new DistinctCategories(),
            new ConstantFeature(),
            new RowRate(
                    "unexpected-feature",
                    RateRule.of("of the rows with a feature that the schema does not have"),
                    Profile::unexpectedRowCount,
                    Profile::unexpectedRows),
            new RowRate("schema", RateRule.of("of the rows of another schema"), Profile::otherSchema, Profile::sample),
            new RowRate(
                    "rejected-rate",
                    RateRule.of("of the rows rejected"),
                    profile -> profile.rows(Status.REJECTED),
                    Profile::sample),
            new RowRate(
                    "unscored-rate",
                    RateRule.of("of the rows without a prediction"),
                    profile -> profile.rows(Status.UNSCORED),
                    Profile::sample),
            new VolumeCheck(),
            new HandLimit(true));

    private IntegrityChecks() {}

    public static List<Check> all() {
        return ALL;
    }

    /** The same without looking for values that came twice: for whoever has all rows, and so looks better than a profile can. */
    public static List<Check> withoutIdentifiers() {
        return ALL.stream()
                .map(check -> check instanceof HandLimit ? new HandLimit(false) : check)
                .toList();
    }

    private static boolean isFreelyMissing(ColumnProfile column) {
        return Columns.isInput(column) && column.feature().constraints().missingMax() == null;
    }

    /** How many values are NaN or infinite. */
    static long notFinite(ColumnProfile column) {
        return column instanceof NumberProfile numbers ? numbers.nan() + numbers.infinite() : 0;
    }
}
