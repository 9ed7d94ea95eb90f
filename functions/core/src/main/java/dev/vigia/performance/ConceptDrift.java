package dev.vigia.performance;

/**
 * What a detector of a rise in the error made of a stream.
 *
 * @param detector its name
 * @param runLength in a stream without a change, a first alarm comes within that many rows with probability 1 − 1/e
 * @param rows how many rows that can be judged it took
 * @param alarms how often it alarmed; after each it begins anew
 * @param alarm the first row that raised an alarm, counted from 1 among those; 0 if none did
 * @param since the row from which the error is believed to have been higher, as of that alarm; 0 without one
 */
public record ConceptDrift(String detector, double runLength, long rows, long alarms, long alarm, long since) {}
