package dev.vigia.benchmarks.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.vigia.benchmarks.Line;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InferenceGroupTest {
    private static Answers.Answer served(double due, double millis) {
        return new Answers.Answer(200, due, millis);
    }

    @Test
    void theSlowModelAnswersAnEventOfTheLoadBalancerAndTakesItsTime() throws IOException {
        String event =
                """
                {"requestContext": {"elb": {"targetGroupArn": "arn"}}, "httpMethod": "POST", "path": "%s",
                 "multiValueHeaders": {"authorization": ["Bearer %s"], "content-type": ["application/json"]},
                 "multiValueQueryStringParameters": {}, "isBase64Encoded": false, "body": "%s"}
                """.formatted(Setting.PATH, Setting.KEY, new Setting(30).body(1).replace("\"", "\\\""));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        long start = System.nanoTime();
        new SlowModel().answer(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), out);
        assertThat((System.nanoTime() - start) / 1e6).isGreaterThan(25);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("\"statusCode\":200", "{\\\"predictions\\\":[0.0]}", "\"multiValueHeaders\"");
    }

    @Test
    void quantilesAreOfThoseAsked() {
        List<Answers.Answer> all = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            all.add(served(i / 100.0, i));
        }
        all.add(new Answers.Answer(502, 0.5, 1_000));
        all.add(new Answers.Answer(Answers.NONE, 0.5, 10_000));
        Answers answers = new Answers(all, 2);
        assertThat(answers.millis(Answers.Answer::isServed, 0.5)).isEqualTo(50);
        assertThat(answers.millis(Answers.Answer::isServed, 0.99)).isEqualTo(99);
        assertThat(answers.millis(Answers.Answer::isRefused, 0.99)).isEqualTo(1_000);
        assertThat(answers.servedPerSecond()).isEqualTo(50);
        assertThat(answers.others()).isEqualTo(1);
    }

    @Test
    void normalAgainIsTheEndOfTheLastHalfSecondThatWasNot() {
        Answers refusedLast = new Answers(
                List.of(served(0.1, 30), new Answers.Answer(502, 0.7, 1), served(1.2, 30), served(2.2, 30)), 2.3);
        assertThat(refusedLast.secondsUntilAll(50)).isEqualTo(1);
        assertThat(new Answers(List.of(served(0.1, 30), served(1.2, 90)), 1.3).secondsUntilAll(50))
                .isEqualTo(1.5);
        assertThat(new Answers(List.of(served(0.1, 30)), 1).secondsUntilAll(50)).isZero();
    }

    @Test
    void sizesAreThoseOfItemsAndOnlyRandomFloatsMissTheirTarget() {
        List<Line> lines = LogSizes.lines();
        assertThat(lines).hasSize(18);
        assertThat(lines.stream().filter(line -> line.target() != null && line.value() > line.target()))
                .extracting(Line::what)
                .singleElement()
                .asString()
                .startsWith("30 features, float32, in 100s");
        assertThat(lines.getFirst().value()).isCloseTo(1, within(0.0));
    }

    @Test
    void theMedianOfStarts() {
        assertThat(StartGroup.median(List.of(3.0, 1.0, 2.0))).isEqualTo(2);
        assertThat(StartGroup.median(List.of(4.0, 1.0, 2.0, 3.0))).isEqualTo(2.5);
    }

    @Test
    void theDemosFlightsTakeWhatTheirNumbersNeed() {
        List<Line> lines = DemoSizes.lines();
        assertThat(lines).hasSize(4);
        assertThat(lines.get(0).what()).startsWith("late-arrival, 6 columns, alone: ");
        assertThat(lines).allSatisfy(line -> assertThat(line.value()).isBetween(0.01, line.target()));
    }
}
