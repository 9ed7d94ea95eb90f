package dev.vigia.ui.login;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;

/**
 * The headers that keep a page to itself. Vaadin's own page has inline scripts, which get a nonce each time, and builds
 * functions from text, which needs {@code unsafe-eval}; everything else gets no script but this site's files.
 */
final class SecurityHeaders {
    private static final String CSP = "Content-Security-Policy";
    private static final String COMMON = "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
            + " font-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'self';"
            + " frame-ancestors 'none'; manifest-src 'self'; script-src 'self'";
    private static final int NONCE_BYTES = 18;

    private final SecureRandom random = new SecureRandom();

    /** Puts the headers on an answer that does not have them by itself. */
    static void on(RoutingContext context) {
        context.addHeadersEndHandler(end -> complete(context));
    }

    private static void complete(RoutingContext context) {
        MultiMap headers = context.response().headers();
        setIfAbsent(headers, CSP, COMMON);
        setIfAbsent(headers, "X-Content-Type-Options", "nosniff");
        setIfAbsent(headers, "X-Frame-Options", "DENY");
        setIfAbsent(headers, "Referrer-Policy", "no-referrer");
        setIfAbsent(headers, "Cross-Origin-Opener-Policy", "same-origin");
        setIfAbsent(headers, "Cross-Origin-Resource-Policy", "same-origin");
        setIfAbsent(headers, "Permissions-Policy", "camera=(), geolocation=(), microphone=()");
        setIfAbsent(headers, "Cache-Control", "no-store");
        headers.set(
                "Set-Cookie",
                headers.getAll("Set-Cookie").stream()
                        .map(SecurityHeaders::strict)
                        .toList());
    }

    /** The servlet container sets its cookie by itself, and lets scripts and other sites use it. */
    private static String strict(String cookie) {
        String lower = cookie.toLowerCase(Locale.ROOT);
        return cookie
                + (lower.contains("; httponly") ? "" : "; HttpOnly")
                + (lower.contains("; samesite") ? "" : "; SameSite=Strict");
    }

    private static void setIfAbsent(MultiMap headers, String name, String value) {
        if (!headers.contains(name)) {
            headers.set(name, value);
        }
    }

    void onServiceInit(@Observes ServiceInitEvent event) {
        event.addIndexHtmlRequestListener(this::allowOwnScripts);
    }

    private void allowOwnScripts(IndexHtmlResponse response) {
        byte[] bytes = new byte[NONCE_BYTES];
        random.nextBytes(bytes);
        String nonce = Base64.getEncoder().encodeToString(bytes);
        response.getDocument().select("script").attr("nonce", nonce);
        response.getVaadinResponse().setHeader(CSP, COMMON + " 'unsafe-eval' 'nonce-" + nonce + "'");
    }
}
