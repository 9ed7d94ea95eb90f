package dev.vigia.profile;

/** Stands where code lands within the hour, so that others can compile against its signatures. */
final class Unfinished {
    private Unfinished() {}

    @SuppressWarnings({"DoNotCallSuggester", "TypeParameterUnusedInFormals"})
    static <T> T yet() {
        throw new UnsupportedOperationException("not built yet");
    }
}
