package dev.vigia.local.check;

import dev.vigia.local.file.BadInputException;
import dev.vigia.local.sagemaker.MonitorSchema;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tells SageMaker's summaries from files of rows, for whom they are easily taken. */
final class StatisticsAsRows {
    /** A larger file is not looked into: it is rows. */
    private static final long MOST_BYTES = 64L << 20;

    private StatisticsAsRows() {}

    /** @throws BadInputException if the file is one of SageMaker's */
    static void refuse(Path file) throws IOException {
        boolean named = file.toString().endsWith(".json");
        if (named && Files.isRegularFile(file) && Files.size(file) <= MOST_BYTES && isSummary(file)) {
            throw BadInputException.of(
                    file,
                    "is SageMaker's summary of rows, which is no baseline: expected the rows (--schema takes this file,"
                            + " for types and limits)");
        }
    }

    private static boolean isSummary(Path file) throws IOException {
        try {
            return MonitorSchema.isOne(Files.readString(file));
        } catch (MalformedInputException e) {
            return false;
        }
    }
}
