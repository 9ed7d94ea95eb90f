package dev.vigia.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** As much of S3, SQS and SNS as the SDK's real clients need here, over HTTP on the loopback address. */
final class FakeAws implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    final Map<String, byte[]> objects = new ConcurrentHashMap<>();
    final List<Map<String, String>> published = new CopyOnWriteArrayList<>();
    /** Message bodies by receipt, and which of them are hidden. */
    private final Map<String, String> messages = new LinkedHashMap<>();

    private final List<String> hidden = new CopyOnWriteArrayList<>();
    private int receipts;
    /** Paths whose requests are answered 503. */
    final List<String> failing = new CopyOnWriteArrayList<>();

    FakeAws() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    URI endpoint(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        byte[] body = exchange.getRequestBody().readAllBytes();
        if (failing.stream().anyMatch(path::startsWith)) {
            respond(exchange, 503, "");
        } else if (path.startsWith("/s3/")) {
            boolean chunked = "aws-chunked".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"))
                    || exchange.getRequestHeaders().containsKey("x-amz-decoded-content-length");
            s3(exchange, path, chunked ? unchunked(body) : body);
        } else if (exchange.getRequestHeaders().getFirst("X-Amz-Target") == null) {
            sns(exchange, new String(body, StandardCharsets.UTF_8));
        } else {
            sqs(exchange, body);
        }
    }

    private static void respond(HttpExchange exchange, int status, String text) throws IOException {
        respond(exchange, status, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void respond(HttpExchange exchange, int status, byte[] content) throws IOException {
        exchange.sendResponseHeaders(status, content.length == 0 ? -1 : content.length);
        if (content.length > 0) {
            exchange.getResponseBody().write(content);
        }
        exchange.close();
    }

    private void s3(HttpExchange exchange, String path, byte[] body) throws IOException {
        switch (exchange.getRequestMethod()) {
            case "PUT" -> {
                boolean onlyNew = "*".equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
                byte[] there = onlyNew ? objects.putIfAbsent(path, body) : objects.put(path, body);
                respond(
                        exchange,
                        onlyNew && there != null ? 412 : 200,
                        onlyNew && there != null ? "<Error><Code>PreconditionFailed</Code></Error>" : "");
            }
            case "GET" -> {
                byte[] content = objects.get(path);
                if (content == null) {
                    respond(exchange, 404, "<Error><Code>NoSuchKey</Code></Error>");
                } else {
                    respond(exchange, 200, content);
                }
            }
            case "DELETE" -> {
                objects.remove(path);
                respond(exchange, 204, "");
            }
            default -> respond(exchange, 405, "");
        }
    }

    /** The content of signed chunks: {@code length-in-hex;chunk-signature=…}, a line end, the bytes, a line end. */
    private static byte[] unchunked(byte[] body) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        int at = 0;
        while (true) {
            int end = at;
            while (body[end] != '\r') {
                end++;
            }
            String line = new String(body, at, end - at, StandardCharsets.US_ASCII);
            int length = Integer.parseInt(line.substring(0, line.indexOf(';')), 16);
            if (length == 0) {
                return content.toByteArray();
            }
            content.write(body, end + 2, length);
            at = end + 2 + length + 2;
        }
    }

    private synchronized void sqs(HttpExchange exchange, byte[] body) throws IOException {
        String action = exchange.getRequestHeaders().getFirst("X-Amz-Target").replace("AmazonSQS.", "");
        JsonNode request = JSON.readTree(body);
        ObjectNode answer = JSON.createObjectNode();
        switch (action) {
            case "SendMessage" -> {
                String text = request.path("MessageBody").textValue();
                messages.put("receipt-" + ++receipts, text);
                answer.put("MessageId", "m" + receipts).put("MD5OfMessageBody", md5(text));
            }
            case "ReceiveMessage" ->
                receive(answer, request.path("MaxNumberOfMessages").intValue());
            case "DeleteMessage" ->
                messages.remove(request.path("ReceiptHandle").textValue());
            case "GetQueueAttributes" -> {
                long unseen =
                        messages.keySet().stream().filter(hidden::contains).count();
                answer.putObject("Attributes")
                        .put("ApproximateNumberOfMessages", "" + (messages.size() - unseen))
                        .put("ApproximateNumberOfMessagesNotVisible", "" + unseen);
            }
            default -> throw new IllegalStateException(action);
        }
        exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
        respond(exchange, 200, JSON.writeValueAsBytes(answer));
    }

    private void receive(ObjectNode answer, int most) {
        ArrayNode list = answer.putArray("Messages");
        for (var message : List.copyOf(messages.entrySet())) {
            if (list.size() < most && !hidden.contains(message.getKey())) {
                hidden.add(message.getKey());
                list.addObject()
                        .put("MessageId", message.getKey())
                        .put("ReceiptHandle", message.getKey())
                        .put("Body", message.getValue())
                        .put("MD5OfBody", md5(message.getValue()));
            }
        }
    }

    /** Lets every message that was taken be taken again, as if its time were over. */
    void unhide() {
        hidden.clear();
    }

    private static String md5(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private void sns(HttpExchange exchange, String form) throws IOException {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String field : form.split("&")) {
            String[] parts = field.split("=", 2);
            fields.put(decode(parts[0]), decode(parts[1]));
        }
        published.add(fields);
        respond(
                exchange,
                200,
                "<PublishResponse xmlns=\"http://sns.amazonaws.com/doc/2010-03-31/\"><PublishResult><MessageId>"
                        + published.size() + "</MessageId></PublishResult></PublishResponse>");
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** An environment whose S3, SQS and SNS are this server. */
    Environment environment() {
        String at = endpoint("").toString();
        return Environment.of(Map.ofEntries(
                Map.entry("VIGIA_TABLE_INFERENCES", "inferences"),
                Map.entry("VIGIA_TABLE_PROFILES", "profiles"),
                Map.entry("VIGIA_TABLE_MODELS", "models"),
                Map.entry("VIGIA_TABLE_REPORTS", "reports"),
                Map.entry("VIGIA_TABLE_TRUTH", "truth"),
                Map.entry("VIGIA_TOPIC_ARN", "arn:aws:sns:us-east-1:000000000000:vigia"),
                Map.entry("VIGIA_ARTIFACTS", "s3://bucket/vigia"),
                Map.entry("VIGIA_DEAD_LETTERS", at + "/queue"),
                Map.entry("AWS_ENDPOINT_URL_S3", at + "/s3"),
                Map.entry("AWS_ENDPOINT_URL_SQS", at),
                Map.entry("AWS_ENDPOINT_URL_SNS", at),
                Map.entry("AWS_REGION", "us-east-1"),
                Map.entry("AWS_ACCESS_KEY_ID", "local"),
                Map.entry("AWS_SECRET_ACCESS_KEY", "local")));
    }
}
