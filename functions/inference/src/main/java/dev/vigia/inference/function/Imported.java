package dev.vigia.inference.function;

/**
 * What became of a file's records.
 *
 * @param taken new in the log
 * @param known in the log before
 * @param refused of no form that can be read
 */
public record Imported(String model, long taken, long known, long refused) {}
