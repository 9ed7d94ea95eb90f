package dev.vigia.ui.login;

import com.vaadin.flow.server.VaadinRequest;
import jakarta.inject.Singleton;
import jakarta.servlet.http.Cookie;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who asks for a page. A login link names nobody, so it is the session that is told. */
@Singleton
public final class Visitor {
    private static final String NOBODY = "web-ui";

    private final Sessions sessions;

    Visitor(Sessions sessions) {
        this.sessions = sessions;
    }

    /** For the audit, {@code web-ui session 3f9a1c2b}; without a session {@code web-ui}. */
    public String name() {
        VaadinRequest request = VaadinRequest.getCurrent();
        return name(request == null ? null : request.getCookies());
    }

    String name(Cookie @Nullable [] cookies) {
        return Stream.ofNullable(cookies)
                .flatMap(Stream::of)
                .filter(cookie -> cookie.getName().startsWith(Gate.COOKIE))
                .map(cookie -> sessions.name(cookie.getValue()))
                .flatMap(Optional::stream)
                .findFirst()
                .map(session -> NOBODY + " session " + session)
                .orElse(NOBODY);
    }
}
