package dev.vigia.aws;

import dev.vigia.profile.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** The parts of sort keys that are times, in forms that sort as times do. */
final class Keys {
    /** Of one width, so that text order is time order; Instant's own form leaves zeros out. */
    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private Keys() {}

    static String of(Instant instant) {
        return MILLIS.format(instant);
    }

    /** Lengths are told apart, not ordered. */
    static String of(Duration length) {
        return length.toString();
    }

    static Instant instant(String text) {
        return Instant.parse(text);
    }

    static String of(Window window) {
        return of(window.from()) + "#" + of(window.to());
    }
}
