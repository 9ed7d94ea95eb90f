package dev.vigia.ui.login;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The pages that somebody sees who is not let in yet. Plain HTML: the application's own script is behind the gate. */
final class LoginPage {
    private static final String HTML = resource("login.html");

    private LoginPage() {}

    /** Asks the browser to send the link's token back, which uses it up: merely opening or previewing it does not. */
    static String exchange(String token, String to) {
        return page("Signing in", """
                <p>One moment: your link is being exchanged for a session.</p>
                <form method="post" action="/login" id="exchange">
                  <input type="hidden" name="token" value="%s">
                  <input type="hidden" name="to" value="%s">
                  <button type="submit">Sign in</button>
                </form>
                <script src="/login.js"></script>
                """.formatted(escaped(token), escaped(to)));
    }

    /** Told by what became of the link. */
    static String refused(LoginLinks.Verdict verdict) {
        return switch (verdict) {
            case WELCOME -> page("Signed in", "<p><a href=\"/\">Go to the models</a></p>");
            case USED -> page("This link was used before", """
                        <p>A login link lets one browser in, once. If it was not you who used it, restart Vigia:
                        that signs everybody out.</p>
                        """ + NEW_LINK);
            case EXPIRED ->
                page("This link is too old", "<p>A login link is good for a short time only.</p>" + NEW_LINK);
            case FORGED -> page("This is not a login link", """
                        <p>It is incomplete, or it was made by a Vigia that has been restarted since.</p>
                        """ + NEW_LINK);
        };
    }

    /** For whoever comes without a link. */
    static String signIn() {
        return page("Sign in", "<p>Vigia has no passwords: you come in by a link that is good once.</p>" + NEW_LINK);
    }

    /**
     * For whoever came by a link on another site, to which a strict cookie is not sent: asks again from here, where it
     * is.
     */
    static String again() {
        return HTML.replace("<!--head-->", "<meta http-equiv=\"refresh\" content=\"0\">")
                .replace("<!--title-->", "Signing in")
                .replace("<!--body-->", "");
    }

    private static final String NEW_LINK = """
            <p>Where Vigia was started, <code>vigia up</code> printed a link like this one:</p>
            <pre>http://127.0.0.1:8080/login?token=…</pre>
            """;

    private static String page(String title, String body) {
        return HTML.replace("<!--head-->", "").replace("<!--title-->", title).replace("<!--body-->", body);
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    static String resource(String name) {
        try (InputStream in = LoginPage.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the resource " + name, e);
        }
    }
}
