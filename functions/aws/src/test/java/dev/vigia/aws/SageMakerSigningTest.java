package dev.vigia.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The signatures are botocore 1.44.8's of the same request: {@code SigV4Auth(Credentials("AKIDEXAMPLE", …), "sagemaker",
 * "eu-central-1").add_auth(AWSRequest("POST", url, headers, body))} at that time, with content-type and
 * x-amz-content-sha256 among the headers.
 */
class SageMakerSigningTest {
    private static final URI ENDPOINT =
            URI.create("https://runtime.sagemaker.eu-central-1.amazonaws.com/endpoints/flights/invocations");
    private static final byte[] BODY = "{\"instances\":[{\"x\":1}]}".getBytes(StandardCharsets.UTF_8);
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC);

    private static SageMakerSigning signing(String... more) {
        Map<String, String> variables = new HashMap<>(Map.of(
                "VIGIA_TABLE_INFERENCES", "a",
                "VIGIA_TABLE_PROFILES", "b",
                "VIGIA_TABLE_MODELS", "c",
                "VIGIA_TABLE_REPORTS", "d",
                "VIGIA_TABLE_TRUTH", "e",
                "VIGIA_ARTIFACTS", "file:///a",
                "VIGIA_DEAD_LETTERS", "file:///b",
                "AWS_ACCESS_KEY_ID", "AKIDEXAMPLE",
                "AWS_SECRET_ACCESS_KEY", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"));
        for (int i = 0; i < more.length; i += 2) {
            variables.put(more[i], more[i + 1]);
        }
        return new SageMakerSigning(Environment.of(variables), NOON);
    }

    private static String signature(Map<String, String> headers) {
        return String.valueOf(headers.get("authorization")).replaceAll(".*Signature=", "");
    }

    @Test
    void aCallIsSignedAsBotocoreSignsIt() {
        Map<String, String> headers = signing().headers(ENDPOINT, BODY);
        assertThat(headers).containsEntry("x-amz-date", "20261123T120000Z");
        assertThat(headers.get("authorization"))
                .startsWith("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20261123/eu-central-1/sagemaker/aws4_request");
        assertThat(signature(headers)).isEqualTo("f708267775e5b4a7ff74517e6f248f997d43f904b928079597279384ae45876c");
    }

    @Test
    void aSessionsTokenIsSignedToo() {
        Map<String, String> headers = signing("AWS_SESSION_TOKEN", "session").headers(ENDPOINT, BODY);
        assertThat(headers).containsEntry("x-amz-security-token", "session");
        assertThat(signature(headers)).isEqualTo("6cf9b46b2f08ec1541df5bc711a5d4e511b0d9412a0f657c9aacbb88dcb1205d");
    }

    @Test
    void otherHostsGetNoProof() {
        assertThat(signing().headers(URI.create("https://scorer.example.com/endpoints/a/invocations"), BODY))
                .isEmpty();
        assertThat(signing()
                        .headers(URI.create("https://runtime.sagemaker.eu-central-1.amazonaws.com.evil.com/x"), BODY))
                .isEmpty();
    }
}
