package dev.vigia.local.command;

import dev.vigia.model.ModelName;
import dev.vigia.model.Scope;
import java.util.Collection;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The words of the command line for what the model has. */
final class Words {
    private Words() {}

    static String scopes(Collection<Scope> scopes) {
        return scopes.stream().sorted().map(Scope::word).collect(Collectors.joining(", "));
    }

    /** A model's name. */
    static final class ModelConverter implements ITypeConverter<ModelName> {
        @Override
        public ModelName convert(String word) {
            try {
                return new ModelName(word);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }

    /** A scope. */
    static final class ScopeConverter implements ITypeConverter<Scope> {
        @Override
        public Scope convert(String word) {
            for (Scope scope : Scope.values()) {
                if (scope.word().equals(word)) {
                    return scope;
                }
            }
            throw new TypeConversionException("scope '" + word + "': expected infer, capture or ground-truth");
        }
    }
}
