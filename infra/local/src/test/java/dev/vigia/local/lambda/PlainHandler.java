package dev.vigia.local.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A function without any framework that does what its event asks: {@code "verb argument"} as a JSON string. Any other
 * event must be the load balancer's; a body of {@code sleep N} is obeyed, and the body is echoed.
 */
public final class PlainHandler implements RequestStreamHandler {
    /** Makes a handler, unless the environment asks for a slow or broken start. */
    public PlainHandler() throws InterruptedException {
        String init = System.getenv().getOrDefault("TEST_INIT", "");
        if (init.equals("throw")) {
            throw new IllegalStateException("a broken constructor");
        }
        if (init.startsWith("sleep")) {
            Thread.sleep(Long.parseLong(init.substring(6)));
        }
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        String event = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        String[] words = event.replace("\"", "").split(" ", 2);
        switch (words[0]) {
            case "echo" -> answer(out, event);
            case "sleep" -> {
                sleep(Long.parseLong(words[1]));
                answer(out, event);
            }
            case "throw" -> throw new IllegalStateException(words[1]);
            case "exit" -> Runtime.getRuntime().halt(Integer.parseInt(words[1]));
            case "spin" -> spin();
            case "huge" -> answer(out, "\"" + "x".repeat(Integer.parseInt(words[1])) + "\"");
            case "environment" -> answer(out, "\"" + System.getenv(words[1]) + "\"");
            case "pid" -> answer(out, Long.toString(ProcessHandle.current().pid()));
            case "context" ->
                answer(
                        out,
                        "\"%s %s %d\""
                                .formatted(
                                        context.getFunctionName(),
                                        context.getInvokedFunctionArn(),
                                        context.getRemainingTimeInMillis()));
            case "print" -> {
                System.out.println(words[1]);
                answer(out, "\"printed\"");
            }
            default -> answer(out, albAnswer(event));
        }
    }

    private static String albAnswer(String event) {
        String start = "\"body\":\"";
        int from = event.indexOf(start) + start.length();
        String body = event.substring(from, event.indexOf('"', from));
        if (body.startsWith("sleep ")) {
            sleep(Long.parseLong(body.split(" ")[1]));
        }
        return "{\"statusCode\":200,\"isBase64Encoded\":false,\"headers\":{\"content-type\":\"text/plain\"},\"body\":\""
                + body + "\"}";
    }

    private static void spin() {
        long[] x = {1};
        while (x[0] != 0) {
            Arrays.setAll(x, i -> x[i] | 1);
        }
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void answer(OutputStream out, String json) throws IOException {
        out.write(json.getBytes(StandardCharsets.UTF_8));
    }
}
