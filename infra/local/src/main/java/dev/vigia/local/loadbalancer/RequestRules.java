package dev.vigia.local.loadbalancer;

import java.util.Locale;
import java.util.Optional;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/** What an Application Load Balancer refuses before any target sees it, with its guide's status for each. */
final class RequestRules {
    /** The most bytes of one header, or of the request line. */
    static final int LINE_LIMIT = 16 << 10;

    /** The most bytes of all headers. */
    static final int HEADERS_LIMIT = 64 << 10;

    private static final int FORWARDED_ADDRESSES_LIMIT = 30;

    private RequestRules() {}

    static Optional<Rejection> check(Request request) {
        HttpFields headers = request.getHeaders();
        int line =
                request.getMethod().length() + request.getHttpURI().toString().length();
        if (line > LINE_LIMIT) {
            return rejected(414, "the request line has over " + LINE_LIMIT + " bytes");
        }
        if (request.getMethod().equals("TRACE")) {
            return rejected(405, "TRACE is not supported");
        }
        if (request.getMethod().equals("CONNECT")) {
            return rejected(400, "CONNECT is not supported");
        }
        if (headers.contains(HttpHeader.UPGRADE, "websocket")) {
            return rejected(400, "WebSockets are not supported");
        }
        String coding = headers.get(HttpHeader.TRANSFER_ENCODING);
        if (coding != null && !coding.toLowerCase(Locale.ROOT).matches("chunked|identity")) {
            return rejected(501, "the transfer encoding is not supported; expected chunked or identity");
        }
        if (String.join(",", headers.getValuesList("X-Forwarded-For")).split(",").length > FORWARDED_ADDRESSES_LIMIT) {
            return rejected(463, "X-Forwarded-For has over " + FORWARDED_ADDRESSES_LIMIT + " addresses");
        }
        return checkSizes(headers);
    }

    private static Optional<Rejection> checkSizes(HttpFields headers) {
        int total = 0;
        for (HttpField header : headers) {
            int size = header.getName().length()
                    + (header.getValue() == null ? 0 : header.getValue().length());
            if (size > LINE_LIMIT) {
                return rejected(400, "a header has over " + LINE_LIMIT + " bytes");
            }
            total += size;
        }
        return total > HEADERS_LIMIT
                ? rejected(400, "the headers have over " + HEADERS_LIMIT + " bytes")
                : Optional.empty();
    }

    private static Optional<Rejection> rejected(int status, String reason) {
        return Optional.of(new Rejection(status, reason));
    }
}
