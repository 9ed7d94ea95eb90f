package dev.vigia.ui.feed;

/** What is known of something that is read again and again. */
public sealed interface Answer<T> {
    /** Nothing has come yet. */
    record Waiting<T>() implements Answer<T> {}

    /** The newest value. */
    record Known<T>(T value) implements Answer<T> {}

    /** The newest attempt failed because the store could not be reached; the next one may succeed. */
    record Unavailable<T>() implements Answer<T> {}
}
