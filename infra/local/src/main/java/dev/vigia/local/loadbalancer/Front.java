package dev.vigia.local.loadbalancer;

import dev.vigia.local.lambda.Function;
import dev.vigia.local.lambda.InvocationResult;
import dev.vigia.local.lambda.InvocationResult.Answered;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Takes one request to the function and back. */
final class Front extends Handler.Abstract {
    /** A refused body up to this size is read to its end, so that its client reads the answer and not a closed connection. */
    private static final long DRAINED = 64 << 20;

    /** Beyond this many bytes of headers the trace header is made anew, as the guide says. */
    private static final int TRACE_LIMIT = 7 << 10;

    private static final String TRACE = "x-amzn-trace-id";

    private final TargetGroup group;
    private final InstantSource clock;
    private final Consumer<Access> accesses;
    private volatile @Nullable Function target;

    Front(TargetGroup group, InstantSource clock, Consumer<Access> accesses) {
        this.group = group;
        this.clock = clock;
        this.accesses = accesses;
    }

    void target(@Nullable Function function) {
        target = function;
    }

    /** An answer to be sent: the function's, or an error of ours. */
    private sealed interface Outcome {}

    private record Passed(TargetAnswer answer) implements Outcome {}

    private record Refused(Rejection rejection) implements Outcome {}

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Instant received = clock.instant();
        long start = System.nanoTime();
        switch (outcome(request, received)) {
            case Passed passed -> {
                log(
                        request,
                        received,
                        start,
                        Access.Source.FUNCTION,
                        passed.answer().status(),
                        "");
                send(passed.answer(), response, callback);
            }
            case Refused refused -> {
                Rejection rejection = refused.rejection();
                log(request, received, start, Access.Source.LOAD_BALANCER, rejection.status(), rejection.reason());
                ErrorPage.write(rejection.status(), response, callback);
            }
        }
        return true;
    }

    private Outcome outcome(Request request, Instant received) {
        Optional<Rejection> refused = RequestRules.check(request);
        if (refused.isPresent()) {
            return new Refused(refused.get());
        }
        byte[] body;
        try {
            body = read(request);
        } catch (IOException e) {
            boolean slow = e instanceof InterruptedIOException || e.getCause() instanceof TimeoutException;
            return refuse(slow ? 408 : 400, slow ? "the body came too slowly" : "the body is malformed or cut off");
        }
        HttpFields headers = request.getHeaders();
        if (!RequestBody.fits(body.length, headers)) {
            return refuse(413, "the body has over " + RequestBody.LIMIT + " bytes in an event");
        }
        Function function = target;
        if (function == null) {
            return refuse(503, "no function is registered");
        }
        Map<String, String> forwarded = forwarded(request, received);
        var event = new TargetEvent(
                request.getMethod(), request.getHttpURI(), headers, forwarded, RequestBody.of(body, headers));
        return pass(function.invoke(event.toJson(group), forwarded.getOrDefault(TRACE, "")));
    }

    private Outcome pass(InvocationResult result) {
        if (!(result instanceof Answered answered)) {
            return refuse(502, result.summary());
        }
        try {
            return new Passed(TargetAnswer.parse(answered.payload(), group.multiValueHeaders()));
        } catch (TargetAnswer.Malformed e) {
            return refuse(502, String.valueOf(e.getMessage()));
        }
    }

    private static Outcome refuse(int status, String reason) {
        return new Refused(new Rejection(status, reason));
    }

    /** Reads the body, but of one that is too large only as much as shows it. */
    private static byte[] read(Request request) throws IOException {
        if (request.getLength() > RequestBody.LIMIT && request.getHeaders().contains(HttpHeader.EXPECT)) {
            // The client waits to be told whether to send it: it is not told so.
            return new byte[RequestBody.LIMIT + 1];
        }
        try (var in = Content.Source.asInputStream(request)) {
            byte[] bytes = in.readNBytes(RequestBody.LIMIT + 1);
            if (bytes.length > RequestBody.LIMIT) {
                drain(in);
            }
            return bytes;
        }
    }

    private static void drain(InputStream in) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long drained = 0;
        for (int n = in.read(buffer); n >= 0 && drained < DRAINED; n = in.read(buffer)) {
            drained += n;
        }
    }

    private static Map<String, String> forwarded(Request request, Instant now) {
        HttpFields headers = request.getHeaders();
        List<String> addresses = new ArrayList<>(headers.getValuesList("X-Forwarded-For"));
        addresses.add(Request.getRemoteAddr(request));
        int size = headers.stream()
                .mapToInt(header -> header.getName().length()
                        + String.valueOf(header.getValue()).length())
                .sum();
        String trace = size > TRACE_LIMIT ? null : headers.get(TRACE);
        Map<String, String> forwarded = new LinkedHashMap<>();
        forwarded.put(TRACE, TraceHeader.forward(trace, now, ThreadLocalRandom.current()));
        forwarded.put("x-forwarded-for", String.join(", ", addresses));
        forwarded.put("x-forwarded-port", Integer.toString(Request.getLocalPort(request)));
        forwarded.put("x-forwarded-proto", "http");
        return forwarded;
    }

    private static void send(TargetAnswer answer, Response response, Callback callback) {
        response.setStatus(answer.status());
        HttpFields.Mutable headers = response.getHeaders();
        answer.headers().forEach((name, values) -> {
            headers.remove(name);
            values.forEach(value -> headers.add(name, value));
        });
        if (answer.status() == 204 || answer.status() == 304) {
            callback.succeeded();
            return;
        }
        headers.put(HttpHeader.CONTENT_LENGTH, answer.body().size());
        response.write(true, answer.body().buffer(), callback);
    }

    private void log(Request request, Instant received, long start, Access.Source source, int status, String reason) {
        accesses.accept(new Access(
                received,
                request.getMethod(),
                String.valueOf(request.getHttpURI().getPath()),
                status,
                source,
                reason,
                Duration.ofNanos(System.nanoTime() - start)));
    }
}
