package dev.vigia.local.http;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A connection that sends exactly the bytes it is given: clients refuse to send what these tests need. */
public final class RawConnection implements AutoCloseable {
    /** An answer; header names in lower case. */
    public record Answer(int status, List<String> headers, String body) {
        /** The first value of a header, or an empty text. */
        public String header(String name) {
            return headers.stream()
                    .filter(header -> header.startsWith(name + ": "))
                    .map(header -> header.substring(name.length() + 2))
                    .findFirst()
                    .orElse("");
        }
    }

    private final Socket socket;
    private final InputStream in;

    private RawConnection(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
    }

    /** Connects, to read for 10 s at most. */
    public static RawConnection to(URI uri) throws IOException {
        var socket = new Socket(uri.getHost(), uri.getPort());
        socket.setSoTimeout(10_000);
        socket.setTcpNoDelay(true);
        return new RawConnection(socket);
    }

    /** Sends text, each character a byte. */
    public RawConnection send(String text) throws IOException {
        return send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Sends bytes. */
    public RawConnection send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        return this;
    }

    /** Reads an answer with a body of the length it tells. */
    public Answer read() throws IOException {
        return read(true);
    }

    /** Reads an answer, its body only if there is to be one. */
    public Answer read(boolean withBody) throws IOException {
        int status = Integer.parseInt(line().split(" ")[1]);
        List<String> headers = new ArrayList<>();
        int length = 0;
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            String name = line.substring(0, colon).toLowerCase(Locale.ROOT);
            String value = line.substring(colon + 1).strip();
            headers.add(name + ": " + value);
            length = name.equals("content-length") ? Integer.parseInt(value) : length;
        }
        byte[] body = in.readNBytes(withBody ? length : 0);
        return new Answer(status, headers, new String(body, StandardCharsets.UTF_8));
    }

    /** Whether the other side has closed the connection. */
    public boolean isClosed() throws IOException {
        try {
            return in.read() < 0;
        } catch (SocketException reset) {
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("the connection was closed after: " + line);
            }
            line.append((char) c);
        }
        return line.toString().stripTrailing();
    }
}
