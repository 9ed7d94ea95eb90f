package dev.vigia.inference.remote;

import java.net.URI;
import java.util.Map;

/** Proves to a server who calls. Thread-safe. */
public interface Signing {
    /** The headers to send with a POST, none where the server asks for no proof. */
    Map<String, String> headers(URI endpoint, byte[] body);
}
