package dev.vigia.aws;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;

/**
 * Signs calls of SageMaker Runtime (Signature Version 4), whose client is not at hand: InvokeEndpoint is one POST. Calls of
 * other hosts are not signed. Thread-safe.
 */
public final class SageMakerSigning {
    private static final Pattern HOST =
            Pattern.compile("runtime(?:-fips)?\\.sagemaker\\.([a-z0-9-]+)\\.amazonaws\\.com(?:\\.cn)?");

    private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();
    private final Environment environment;
    private final Clock clock;
    private @Nullable AwsCredentialsProvider provider;

    public SageMakerSigning(Environment environment) {
        this(environment, Clock.systemUTC());
    }

    SageMakerSigning(Environment environment, Clock clock) {
        this.environment = environment;
        this.clock = clock;
    }

    /** The headers that prove who sends a body as JSON; none if the URL is not one of SageMaker Runtime. */
    public Map<String, String> headers(URI endpoint, byte[] body) {
        Matcher host = HOST.matcher(String.valueOf(endpoint.getHost()).toLowerCase(Locale.ROOT));
        return host.matches() ? signed(endpoint, body, host.group(1)) : Map.of();
    }

    private Map<String, String> signed(URI endpoint, byte[] body, String region) {
        SdkHttpRequest request = SdkHttpRequest.builder()
                .method(SdkHttpMethod.POST)
                .uri(endpoint)
                .putHeader("content-type", "application/json")
                .build();
        SignedRequest signed = signer.sign(sign -> sign.identity(credentials())
                .request(request)
                .payload(() -> new java.io.ByteArrayInputStream(body))
                .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "sagemaker")
                .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                .putProperty(HttpSigner.SIGNING_CLOCK, clock));
        Map<String, String> headers = new TreeMap<>();
        for (Map.Entry<String, List<String>> header : signed.request().headers().entrySet()) {
            String name = header.getKey().toLowerCase(Locale.ROOT);
            if (name.equals("authorization") || name.startsWith("x-amz-")) {
                headers.put(name, header.getValue().getFirst());
            }
        }
        return headers;
    }

    private synchronized AwsCredentials credentials() {
        if (provider == null) {
            Environment.Credentials known = environment.credentials();
            provider = known == null ? DefaultCredentialsProvider.builder().build() : fixed(known);
        }
        return provider.resolveCredentials();
    }

    private static AwsCredentialsProvider fixed(Environment.Credentials known) {
        String token = known.token();
        return StaticCredentialsProvider.create(
                token == null
                        ? AwsBasicCredentials.create(known.keyId(), known.secret())
                        : AwsSessionCredentials.create(known.keyId(), known.secret(), token));
    }
}
