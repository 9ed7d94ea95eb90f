package dev.vigia.local.command;

import dev.vigia.local.check.Columns;
import dev.vigia.local.check.Columns.Named;
import dev.vigia.model.FeatureType;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** The options that say what columns are. */
final class ColumnOptions {
    @Option(
            names = "--features",
            split = ",",
            paramLabel = "NAME[:TYPE]",
            converter = NamedConverter.class,
            description = "The only columns that are features. Types: number, integer, boolean, category, text,"
                    + " timestamp; where there is none, it is inferred.")
    private List<Named> features = List.of();

    @Option(names = "--ignore", split = ",", paramLabel = "NAME", description = "Columns that are left out.")
    private Set<String> ignored = Set.of();

    @Option(
            names = "--prediction",
            paramLabel = "NAME",
            description = "The column of the model's output: a probability, a number or a class.")
    private @Nullable String prediction;

    @Option(names = "--truth", paramLabel = "NAME", description = "The column of the label, which is no feature.")
    private @Nullable String truth;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    /** @throws ParameterException if one column is named as prediction and as truth */
    Columns columns() {
        if (prediction != null && prediction.equals(truth)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "column '" + truth + "' is named as the prediction and as the truth: expected two columns");
        }
        return new Columns(features, ignored, prediction, truth);
    }

    static final class NamedConverter implements ITypeConverter<Named> {
        @Override
        public Named convert(String text) {
            int colon = text.lastIndexOf(':');
            if (colon < 0) {
                return new Named(text, null);
            }
            return new Named(text.substring(0, colon), type(text.substring(colon + 1)));
        }

        private static FeatureType type(String word) {
            return Arrays.stream(FeatureType.values())
                    .filter(type -> type.word().equals(word.toLowerCase(Locale.ROOT)))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException("type '" + word + "': expected one of "
                            + Arrays.stream(FeatureType.values())
                                    .map(FeatureType::word)
                                    .collect(Collectors.joining(", "))));
        }
    }
}
