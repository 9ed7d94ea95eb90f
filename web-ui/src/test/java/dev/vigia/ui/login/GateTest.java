package dev.vigia.ui.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.access.LoginToken;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Talks to the whole application over HTTP, as somebody who was not let in, and as somebody who was. */
@QuarkusTest
@SuppressWarnings("NullAway.Init")
final class GateTest {
    private final HttpClient client =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    @TestHTTPResource("/")
    URI base;

    @ConfigProperty(name = "vigia.ui.login.secret")
    String secret;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/models/flight-delay",
                "/no-such-page",
                "/vigia.css",
                "/vigia.js",
                "/VAADIN/build/indexhtml.js",
                "/VAADIN/push",
                "/VAADIN/static/x",
                "/?v-r=init",
                "/?v-r=uidl&v-uiId=0",
                "/?v-r=heartbeat",
                "/_static/echarts/6.0.0/dist/echarts.min.js",
                "/aura/aura.css",
                "/q/health",
                "/q/dev-ui",
                "/live/../vigia.css",
                "/%6cive/%2e%2e/vigia.css",
                "//vigia.css",
                "/login;/../vigia.css",
                "/login.css/../vigia.css",
                "/live;jsessionid=1"
            })
    void anAnonymousRequestLearnsNothing(String path) throws Exception {
        for (String method : List.of("GET", "POST", "PUT", "HEAD", "OPTIONS", "DELETE")) {
            HttpResponse<String> response = send(request(path).method(method, BodyPublishers.noBody()));

            assertThat(response.statusCode()).as(method + " " + path).isEqualTo(401);
            assertThat(response.body()).isIn("sign in\n", "");
            assertThat(response.headers().allValues("set-cookie")).isEmpty();
        }
    }

    @Test
    void aBrowserIsSentToTheLoginPageAndBack() throws Exception {
        HttpResponse<String> response = send(request("/models/flight-delay").header("Accept", "text/html"));

        assertThat(response.statusCode()).isEqualTo(303);
        assertThat(response.headers().firstValue("location")).contains("/login?to=%2Fmodels%2Fflight-delay");
        assertThat(response.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/live", "/ready"})
    void liveAndReadyAnswerAnybodyAndSayNothingElse(String path) throws Exception {
        HttpResponse<String> response = send(request(path));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("ok\n");
    }

    @Test
    void openingALinkDoesNotUseItUp() throws Exception {
        String token = token(60);

        assertThat(send(request("/login?token=" + token)).body()).contains(token, "method=\"post\"");
        assertThat(send(request("/login?token=" + token)).headers().allValues("set-cookie"))
                .isEmpty();
        assertThat(exchange(token, "/").statusCode()).isEqualTo(303);
    }

    @Test
    void aLinkLetsInOnce() throws Exception {
        String token = token(60);
        HttpResponse<String> first = exchange(token, "/models/flight-delay");
        HttpResponse<String> second = exchange(token, "/models/flight-delay");

        assertThat(first.headers().firstValue("location")).contains("/models/flight-delay");
        assertThat(second.statusCode()).isEqualTo(403);
        assertThat(second.body()).contains("This link was used before");
        assertThat(second.headers().allValues("set-cookie")).isEmpty();
    }

    @Test
    void theSessionsCookieIsForThisSiteOnlyAndHiddenFromScripts() throws Exception {
        String cookie = sessionCookie(exchange(token(60), "/"));

        assertThat(cookie).containsIgnoringCase("; HttpOnly").contains("; SameSite=Strict", "; Path=/");
    }

    @Test
    void theServletsCookieIsAsStrict() throws Exception {
        String session = sessionCookie(exchange(token(60), "/")).split(";", 2)[0];
        HttpResponse<String> page = send(request("/").header("Cookie", session).header("Accept", "text/html"));

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().allValues("set-cookie"))
                .isNotEmpty()
                .allSatisfy(cookie -> assertThat(cookie).contains("HttpOnly", "SameSite=Strict"));
    }

    @Test
    void signingInMakesANewSessionAndEndsTheOldOne() throws Exception {
        String old = sessionCookie(exchange(token(60), "/")).split(";", 2)[0];
        HttpResponse<String> again = send(form("/login", "token=" + token(60)).header("Cookie", old));

        assertThat(sessionCookie(again)).doesNotStartWith(old);
        assertThat(send(request("/vigia.css").header("Cookie", old)).statusCode())
                .isEqualTo(401);
    }

    @Test
    void signingOutEndsTheSession() throws Exception {
        String session = sessionCookie(exchange(token(60), "/")).split(";", 2)[0];

        assertThat(send(request("/vigia.css").header("Cookie", session)).statusCode())
                .isEqualTo(200);
        assertThat(send(request("/logout").header("Cookie", session)).statusCode())
                .isEqualTo(303);
        assertThat(send(request("/vigia.css").header("Cookie", session)).statusCode())
                .as("a link to /logout signs nobody out")
                .isEqualTo(200);
        send(form("/logout", "").header("Cookie", session));
        assertThat(send(request("/vigia.css").header("Cookie", session)).statusCode())
                .isEqualTo(401);
    }

    @Test
    void anExpiredOrForgedLinkIsRefusedInWords() throws Exception {
        assertThat(exchange(token(-1), "/").body()).contains("This link is too old");
        assertThat(exchange(token(60).replace('.', ','), "/").body()).contains("This is not a login link");
        assertThat(exchange("", "/").statusCode()).isEqualTo(403);
    }

    @Test
    void aLinksTextIsNotTakenForHtml() throws Exception {
        HttpResponse<String> page =
                send(request("/login?token=%22%3E%3Cscript%3Ealert(1)%3C/script%3E&to=%22%3E%3Cb%3E"));

        assertThat(page.body()).doesNotContain("<script>alert", "<b>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example",
                "https://evil.example",
                "/\\evil.example",
                "\\/evil",
                "/a b",
                "/é",
                "/x\r\nA: b"
            })
    void aLinkLeadsToThisSiteOnly(String to) {
        assertThat(Gate.target(to)).isEqualTo("/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/models/flight-delay", "/models/a?feature=distance&x=%20"})
    void aLinkLeadsToAPageOfThisSite(String to) {
        assertThat(Gate.target(to)).isEqualTo(to);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/login", "/live", "/vigia.css"})
    void everyAnswerHasItsSecurityHeaders(String path) throws Exception {
        var headers = send(request(path)).headers();

        assertThat(headers.firstValue("content-security-policy").orElse(""))
                .contains("default-src 'none'", "frame-ancestors 'none'")
                .doesNotContain("script-src 'self' 'unsafe-inline'");
        assertThat(headers.firstValue("x-content-type-options")).contains("nosniff");
        assertThat(headers.firstValue("referrer-policy")).contains("no-referrer");
    }

    @Test
    void aLinkOnAnotherSiteIsAskedForAgainFromHere() throws Exception {
        HttpResponse<String> page = send(request("/login?to=/models/a").header("Sec-Fetch-Site", "cross-site"));

        assertThat(page.body()).contains("http-equiv=\"refresh\"");
        assertThat(send(request("/login?to=/models/a")).body()).doesNotContain("refresh");
    }

    private HttpResponse<String> exchange(String token, String to) throws Exception {
        return send(form("/login", "token=" + token + "&to=" + to));
    }

    private String token(int seconds) {
        Instant expires = Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(seconds);
        return new LoginToken(UUID.randomUUID().toString(), expires).signed(secret);
    }

    private static String sessionCookie(HttpResponse<String> response) {
        return response.headers().allValues("set-cookie").stream()
                .filter(cookie -> cookie.startsWith("vigia-session"))
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    private HttpRequest.Builder form(String path, String body) {
        return request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body));
    }

    private HttpRequest.Builder request(String path) {
        String root = base.toString();
        return HttpRequest.newBuilder(URI.create(root.substring(0, root.length() - 1) + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
