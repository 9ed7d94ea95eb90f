package dev.vigia.profile;

import dev.vigia.inference.RowId;
import java.util.List;

/**
 * What a profile keeps of a column whose values are to be unique: a uniform sample of its different values, with exact
 * counts.
 *
 * @param values how many cells held a value when this was counted; profiles of form 1 did not
 * @param sampled how many different values are in the sample, at most 1,024
 * @param share about the share of the different values that these are, in (0, 1]; 1 if they are all
 * @param repeats how often a value of the sample came again
 * @param repeated a row for each value that came again, most often first, at most 20
 */
public record Identifiers(long values, int sampled, double share, long repeats, List<RowId> repeated) {
    public Identifiers {
        repeated = List.copyOf(repeated);
    }
}
