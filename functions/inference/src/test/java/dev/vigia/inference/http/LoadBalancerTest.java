package dev.vigia.inference.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.ApplicationLoadBalancerRequestEvent;
import com.amazonaws.services.lambda.runtime.events.ApplicationLoadBalancerResponseEvent;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LoadBalancerTest {
    /** The form of the load balancer's user guide, with health-check headers. */
    private static final String SINGLE = """
            {"requestContext": {"elb": {"targetGroupArn": "arn:aws:elasticloadbalancing:us-east-2:123456789012:targetgroup/lambda/49e9d65c45c6791a"}},
             "httpMethod": "POST", "path": "/v1/models/flights%3Apredict", "queryStringParameters": {"a": "1"},
             "headers": {"Accept": "text/html", "X-Vigia-Key": " k1 ", "x-amzn-trace-id": "Root=1-5c536348"},
             "body": "{\\"a\\":\\"\\u00fc\\"}", "isBase64Encoded": false}""";

    private static ApplicationLoadBalancerRequestEvent event(String json) throws Exception {
        return new ObjectMapper().readValue(json, ApplicationLoadBalancerRequestEvent.class);
    }

    @Test
    void singleValueHeadersAndATextBodyAreRead() throws Exception {
        HttpRequest request = LoadBalancer.request(event(SINGLE));
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.path()).containsExactly("v1", "models", "flights:predict");
        assertThat(request.header("x-vigia-key")).contains("k1");
        assertThat(request.header("absent")).isEmpty();
        assertThat(new String(request.body(), StandardCharsets.UTF_8)).isEqualTo("{\"a\":\"ü\"}");
    }

    @Test
    void severalValuesAndABase64BodyAreRead() throws Exception {
        String body = Base64.getEncoder().encodeToString("{}".getBytes(StandardCharsets.UTF_8));
        HttpRequest request = LoadBalancer.request(event("""
                {"httpMethod": "GET", "path": "/v2/", "multiValueHeaders": {"A": ["1", "1"], "B": ["1", "2"]},
                 "body": "%s", "isBase64Encoded": true}""".formatted(body)));
        assertThat(request.path()).containsExactly("v2");
        assertThat(request.header("a")).contains("1");
        assertThatThrownBy(() -> request.header("b")).isInstanceOf(ProblemException.class);
        assertThat(request.body()).hasSize(2);
    }

    @Test
    void anEventWithNothingInItIsRead() {
        HttpRequest request = LoadBalancer.request(new ApplicationLoadBalancerRequestEvent());
        assertThat(request.path()).isEmpty();
        assertThat(request.body()).isEmpty();
    }

    @Test
    void brokenEncodingsAreNamed() throws Exception {
        assertThatThrownBy(() -> LoadBalancer.request(event("{\"path\": \"/v1/%zz\"}")))
                .hasMessage("the path is not percent-encoded");
        assertThatThrownBy(() -> LoadBalancer.request(event("{\"path\": \"/v1/%a\"}")))
                .hasMessage("the path is not percent-encoded");
        assertThatThrownBy(() -> LoadBalancer.request(event("{\"body\": \"!\", \"isBase64Encoded\": true}")))
                .hasMessage("the body is not base64");
        ApplicationLoadBalancerRequestEvent large = new ApplicationLoadBalancerRequestEvent();
        large.setBody("x".repeat(LoadBalancer.MOST_BYTES + 1));
        assertThatThrownBy(() -> LoadBalancer.request(large)).hasMessageContaining("1048577 bytes");
    }

    @Test
    void aPlusSignInAPathStaysOne() throws Exception {
        assertThat(LoadBalancer.request(event("{\"path\": \"/a+b/%2F%c3%bc\"}")).path())
                .containsExactly("a+b", "/ü");
    }

    @Test
    void theAnswerIsInTheFormOfTheRequest() {
        HttpResponse response = HttpResponse.json(422, "{}").with("x-vigia-logged", "true");
        ApplicationLoadBalancerResponseEvent single = LoadBalancer.response(response, false);
        assertThat(single.getStatusDescription()).isEqualTo("422 Unprocessable Content");
        assertThat(single.getHeaders()).isEqualTo(Map.of("content-type", "application/json", "x-vigia-logged", "true"));
        assertThat(single.getMultiValueHeaders()).isNull();
        ApplicationLoadBalancerResponseEvent several = LoadBalancer.response(response, true);
        assertThat(several.getHeaders()).isNull();
        assertThat(several.getMultiValueHeaders()).containsEntry("x-vigia-logged", List.of("true"));
    }
}
