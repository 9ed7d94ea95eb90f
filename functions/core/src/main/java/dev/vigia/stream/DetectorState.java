package dev.vigia.stream;

import java.util.List;

/**
 * What a detector has kept of its stream: enough to go on with the next row, at most a few hundred numbers.
 *
 * @param detector the detector's name; another kind does not take the state
 * @param numbers what it keeps, finite but for empty places, which are NaN; rows are whole numbers, exact to 2⁵³
 */
public record DetectorState(String detector, List<Double> numbers) {
    public DetectorState {
        numbers = List.copyOf(numbers);
    }
}
