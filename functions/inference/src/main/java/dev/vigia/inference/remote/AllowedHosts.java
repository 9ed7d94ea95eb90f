package dev.vigia.inference.remote;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The hosts that may be asked for predictions, since features go there: {@code scorer.example.com},
 * {@code scorer.example.com:8080}, or {@code *.example.com} for all below it. Without a port, any port. None unless named.
 */
public record AllowedHosts(List<String> patterns) {
    public AllowedHosts {
        patterns = List.copyOf(patterns);
    }

    /** Reads a list between commas. */
    public static AllowedHosts of(String list) {
        return new AllowedHosts(Arrays.stream(list.split(","))
                .map(pattern -> pattern.strip().toLowerCase(Locale.ROOT))
                .filter(pattern -> !pattern.isEmpty())
                .toList());
    }

    /** Whether an HTTP URL leads to one of them. */
    public boolean permit(URI endpoint) {
        String scheme = String.valueOf(endpoint.getScheme()).toLowerCase(Locale.ROOT);
        boolean http = scheme.equals("http") || scheme.equals("https");
        String host = String.valueOf(endpoint.getHost()).toLowerCase(Locale.ROOT);
        return http && endpoint.getUserInfo() == null && patterns.stream().anyMatch(p -> matches(p, host, endpoint));
    }

    private static boolean matches(String pattern, String host, URI endpoint) {
        int colon = pattern.lastIndexOf(':');
        String name = colon < 0 ? pattern : pattern.substring(0, colon);
        boolean port = colon < 0 || pattern.substring(colon + 1).equals(Integer.toString(port(endpoint)));
        boolean named = name.startsWith("*.") ? host.endsWith(name.substring(1)) : host.equals(name);
        return port && named;
    }

    private static int port(URI endpoint) {
        if (endpoint.getPort() >= 0) {
            return endpoint.getPort();
        }
        return "https".equalsIgnoreCase(endpoint.getScheme()) ? 443 : 80;
    }
}
