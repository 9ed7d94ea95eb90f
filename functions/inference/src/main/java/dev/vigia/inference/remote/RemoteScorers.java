package dev.vigia.inference.remote;

import dev.vigia.inference.Scorer;
import dev.vigia.model.Schema;
import dev.vigia.model.ScorerSpec;
import java.net.http.HttpClient;
import org.jspecify.annotations.Nullable;

/** Opens remote scorers, all on one client, made when it is first needed. Thread-safe. */
public final class RemoteScorers {
    private final AllowedHosts hosts;
    private final Signing signing;
    private @Nullable HttpClient client;

    public RemoteScorers(AllowedHosts hosts, Signing signing) {
        this.hosts = hosts;
        this.signing = signing;
    }

    /** Whether an endpoint may be asked. */
    public boolean permit(ScorerSpec.Remote remote) {
        return hosts.permit(remote.endpoint());
    }

    /** @throws IllegalArgumentException if the endpoint is not permitted, or its URL tells no protocol */
    public Scorer open(ScorerSpec.Remote remote, Schema schema) {
        if (!permit(remote)) {
            throw new IllegalArgumentException(
                    "scorer host '" + remote.endpoint().getHost() + "' is not permitted");
        }
        return new RemoteScorer(client(), remote, schema, signing);
    }

    private synchronized HttpClient client() {
        if (client == null) {
            client = RemoteScorer.client();
        }
        return client;
    }
}
