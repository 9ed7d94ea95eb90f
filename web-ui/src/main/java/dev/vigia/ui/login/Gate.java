package dev.vigia.ui.login;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Stands before everything else that answers HTTP, static files and Vaadin's endpoints included, and lets nobody by
 * without a session, but for {@code /live}, {@code /ready} and what the login page needs.
 */
@Singleton
final class Gate {
    /** What the name of a session's cookie begins with. */
    static final String COOKIE = "vigia-session-";

    private static final Logger LOG = Logger.getLogger(Gate.class);
    private static final int BEFORE_ALL = 10_000;
    private static final int LONGEST_TARGET = 500;
    private static final Pattern TARGET = Pattern.compile("/(?:[!-.0-\\[\\]-~][!-\\[\\]-~]*)?");

    private record Asset(String type, String text) {}

    private static final Map<String, Asset> ASSETS = Map.of(
            "/login.css", new Asset("text/css", LoginPage.resource("login.css")),
            "/login.js", new Asset("text/javascript", LoginPage.resource("login.js")),
            "/favicon.svg", new Asset("image/svg+xml", LoginPage.resource("favicon.svg")));

    private final LoginLinks links;
    private final Sessions sessions;

    Gate(LoginLinks links, Sessions sessions) {
        this.links = links;
        this.sessions = sessions;
    }

    void stand(@Observes Filters filters) {
        filters.register(this::handle, BEFORE_ALL);
    }

    private void handle(RoutingContext context) {
        SecurityHeaders.on(context);
        String path = context.normalizedPath();
        Asset asset = ASSETS.get(path);
        switch (path) {
            case "/live", "/ready" -> answer(context, 200, "text/plain", "ok\n");
            case "/login" -> login(context);
            case "/logout" -> logout(context);
            default -> {
                if (asset != null) {
                    answer(context, 200, asset.type(), asset.text());
                } else if (isLetIn(context)) {
                    context.next();
                } else {
                    turnAway(context, path);
                }
            }
        }
    }

    private void login(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (request.method().equals(HttpMethod.POST)) {
            request.setExpectMultipart(true);
            request.endHandler(end -> exchange(context));
            request.resume();
            return;
        }
        String token = request.getParam("token");
        String to = target(request.getParam("to"));
        if (isLetIn(context)) {
            redirect(context, to);
        } else if (token != null) {
            answer(context, 200, "text/html", LoginPage.exchange(token, to));
        } else {
            boolean elsewhere = "cross-site".equals(request.getHeader("Sec-Fetch-Site"));
            answer(context, 200, "text/html", elsewhere ? LoginPage.again() : LoginPage.signIn());
        }
    }

    private void exchange(RoutingContext context) {
        HttpServerRequest request = context.request();
        String token = request.getFormAttribute("token");
        LoginLinks.Verdict verdict = links.use(token == null ? "" : token);
        if (verdict != LoginLinks.Verdict.WELCOME) {
            answer(context, 403, "text/html", LoginPage.refused(verdict));
            return;
        }
        forget(context);
        String session = sessions.begin();
        sessions.name(session).ifPresent(name -> LOG.infof("session %s began", name));
        context.response().addCookie(cookie(context, session));
        redirect(context, target(request.getFormAttribute("to")));
    }

    private void logout(RoutingContext context) {
        if (context.request().method().equals(HttpMethod.POST)) {
            forget(context);
        }
        redirect(context, "/login");
    }

    /** Ends the browser's session, and Vaadin's with it. */
    private void forget(RoutingContext context) {
        Cookie cookie = context.request().getCookie(cookieName(context));
        if (cookie != null) {
            sessions.end(cookie.getValue());
        }
        context.response().addCookie(cookie(context, "").setMaxAge(0));
        context.response()
                .addCookie(Cookie.cookie("JSESSIONID", "").setPath("/").setMaxAge(0));
    }

    private boolean isLetIn(RoutingContext context) {
        Cookie cookie = context.request().getCookie(cookieName(context));
        return cookie != null && sessions.touch(cookie.getValue());
    }

    private static void turnAway(RoutingContext context, String path) {
        HttpServerRequest request = context.request();
        String accept = request.getHeader("Accept");
        if (request.method().equals(HttpMethod.GET) && accept != null && accept.contains("text/html")) {
            redirect(context, "/login?to=" + URLEncoder.encode(target(path), StandardCharsets.UTF_8));
        } else {
            answer(context, 401, "text/plain", "sign in\n");
        }
    }

    /** Where to go after the login: a path of this site only. */
    static String target(@Nullable String to) {
        return to != null && to.length() <= LONGEST_TARGET && TARGET.matcher(to).matches() ? to : "/";
    }

    /** Cookies do not tell ports apart, and two Vigias may run on one machine. */
    private static String cookieName(RoutingContext context) {
        return COOKIE + context.request().localAddress().port();
    }

    private static Cookie cookie(RoutingContext context, String value) {
        return Cookie.cookie(cookieName(context), value)
                .setPath("/")
                .setHttpOnly(true)
                .setSecure(context.request().isSSL())
                .setSameSite(CookieSameSite.STRICT);
    }

    private static void redirect(RoutingContext context, String to) {
        context.response().setStatusCode(303).putHeader("Location", to).end();
    }

    private static void answer(RoutingContext context, int status, String type, String text) {
        HttpServerResponse response =
                context.response().setStatusCode(status).putHeader("Content-Type", type + ";charset=UTF-8");
        response.end(text);
    }
}
