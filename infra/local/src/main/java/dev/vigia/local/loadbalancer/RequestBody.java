package dev.vigia.local.loadbalancer;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;

/**
 * A request's body as an event carries it.
 *
 * @param text the body as text, or in Base64
 * @param base64 which of the two
 */
record RequestBody(String text, boolean base64) {
    /** The most bytes a body may have in an event, that is, after Base64. */
    static final int LIMIT = 1 << 20;

    private static final Set<String> TEXTUAL = Set.of("application/json", "application/javascript", "application/xml");

    /**
     * Text types go as they are, everything else and whatever is content-encoded in Base64. An empty body is an empty
     * text. Bytes that are not UTF-8 in a text type become U+FFFD, since JSON has no other form for them.
     */
    static RequestBody of(byte[] bytes, HttpFields headers) {
        if (bytes.length == 0) {
            return new RequestBody("", false);
        }
        return isText(headers)
                ? new RequestBody(new String(bytes, StandardCharsets.UTF_8), false)
                : new RequestBody(Base64.getEncoder().encodeToString(bytes), true);
    }

    /** Whether a body of so many bytes goes into an event. */
    static boolean fits(long bytes, HttpFields headers) {
        return (isText(headers) ? bytes : (bytes + 2) / 3 * 4) <= LIMIT;
    }

    private static boolean isText(HttpFields headers) {
        String type = headers.get(HttpHeader.CONTENT_TYPE);
        if (type == null || headers.contains(HttpHeader.CONTENT_ENCODING)) {
            return false;
        }
        String media = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return media.startsWith("text/") || TEXTUAL.contains(media);
    }
}
