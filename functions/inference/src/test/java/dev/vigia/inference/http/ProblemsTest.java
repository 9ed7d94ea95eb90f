package dev.vigia.inference.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProblemsTest {
    @Test
    void aProblemNamesItsFieldAndWhatWasExpected() {
        HttpResponse response = Problems.response(
                Problem.BAD_REQUEST.with("instances[3]", "an object", "'instances[3]' is not as expected"),
                Dialect.PLAIN);
        assertThat(response.status()).isEqualTo(400);
        assertThat(response.headers()).containsEntry("content-type", "application/problem+json");
        assertThat(response.body())
                .isEqualTo("{\"type\":\"urn:vigia:problem:bad-request\",\"title\":\"The request cannot be read\","
                        + "\"status\":400,\"detail\":\"'instances[3]' is not as expected\","
                        + "\"field\":\"instances[3]\",\"expected\":\"an object\"}");
    }

    @Test
    void theOpenProtocolsCallersFindTheirErrorMember() {
        assertThat(Problems.response(Problem.SCORER_FAILED.with("it failed"), Dialect.OPEN)
                        .body())
                .isEqualTo("{\"type\":\"urn:vigia:problem:scorer-failed\",\"title\":\"The scorer failed\","
                        + "\"status\":502,\"detail\":\"it failed\",\"error\":\"it failed\"}");
    }

    @Test
    void headersGoWithTheirProblems() {
        assertThat(Problems.response(Problem.UNAUTHORIZED.with("no"), Dialect.PLAIN)
                        .headers())
                .containsEntry("www-authenticate", "Bearer realm=\"vigia\"");
        assertThat(Problems.response(Problem.METHOD.with("method", "POST", "no"), Dialect.PLAIN)
                        .headers())
                .containsEntry("allow", "POST");
        assertThat(Problems.response(Problem.UNAVAILABLE.with("no"), Dialect.PLAIN)
                        .headers())
                .containsEntry("retry-after", "1");
    }
}
