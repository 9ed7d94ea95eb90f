package dev.vigia.local.loadbalancer;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** The small page of the load balancer's own errors. Why is told to the access log, not to the client. */
final class ErrorPage implements Request.Handler {
    private static final int HEADERS_TOO_LARGE = 431;

    private final InstantSource clock;
    private final Consumer<Access> accesses;

    ErrorPage(InstantSource clock, Consumer<Access> accesses) {
        this.clock = clock;
        this.accesses = accesses;
    }

    /** Answers what the parser refuses; the real load balancer says 400 to headers that are too large. */
    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        int code = request.getAttribute(ErrorHandler.ERROR_STATUS) instanceof Integer told ? told : 500;
        int status = code == HEADERS_TOO_LARGE ? 400 : code;
        accesses.accept(new Access(
                clock.instant(),
                request.getMethod(),
                String.valueOf(request.getHttpURI().getPath()),
                status,
                Access.Source.LOAD_BALANCER,
                "the request could not be taken: " + request.getAttribute(ErrorHandler.ERROR_MESSAGE),
                Duration.ZERO));
        write(status, response, callback);
        return true;
    }

    static void write(int status, Response response, Callback callback) {
        String title = status + " " + HttpStatus.getMessage(status);
        byte[] page = ("<html><head><title>" + title + "</title></head><body><h1>" + title + "</h1></body></html>\n")
                .getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/html").put(HttpHeader.CONTENT_LENGTH, page.length);
        response.write(true, ByteBuffer.wrap(page), callback);
    }
}
