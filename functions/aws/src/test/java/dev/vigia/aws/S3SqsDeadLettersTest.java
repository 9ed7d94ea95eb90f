package dev.vigia.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vigia.inference.Appended;
import dev.vigia.inference.DeadLetters;
import dev.vigia.inference.DeadLettersContract;
import dev.vigia.inference.TestModels;
import dev.vigia.model.ModelRegistry;
import dev.vigia.model.StoreUnavailableException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class S3SqsDeadLettersTest extends DeadLettersContract {
    private final FakeAws aws = new FakeAws();

    @AfterEach
    void close() {
        aws.close();
    }

    @Override
    protected DeadLetters open(ModelRegistry registry) {
        Environment environment = aws.environment();
        AwsClients clients = new AwsClients(environment);
        return new S3SqsDeadLetters(
                clients.s3(), environment.artifacts(), clients.sqs(), environment.deadLetters(), registry);
    }

    @Test
    void standsUnderItsFolder() {
        letters.put(request(1));

        assertThat(aws.objects.keySet())
                .containsExactly("/s3/bucket/vigia/dead-letters/" + request(1).id() + "/flights");
    }

    @Test
    void aPutWhoseQueueFailsIsMendedByTheNext() {
        aws.failing.add("/");
        assertThatThrownBy(() -> letters.put(request(1))).isInstanceOf(StoreUnavailableException.class);
        aws.failing.clear();
        assertThat(letters.size()).isZero();

        letters.put(request(1));
        assertThat(letters.peek(9)).containsExactly(request(1));
    }

    @Test
    void anObjectWithoutAPointerGetsOneWithTheNextPut() {
        letters.put(request(1));
        letters.peek(9);
        letters.remove(MODEL, request(1).id());
        DeadLetters other = open(TestModels.registry());
        aws.objects.clear();
        other.put(request(1));
        assertThat(other.put(request(1))).isEqualTo(new Appended.Existing(request(1)));

        assertThat(other.size()).isEqualTo(2);
        assertThat(other.peek(9)).containsExactly(request(1));
        other.remove(MODEL, request(1).id());
        aws.unhide();
        assertThat(other.peek(9)).isEmpty();
        assertThat(other.size()).isZero();
    }

    @Test
    void whatACrashedProcessTookComesBack() {
        letters.put(request(1));
        letters.peek(9);
        DeadLetters other = open(TestModels.registry());
        assertThat(other.peek(9)).isEmpty();

        aws.unhide();
        assertThat(other.peek(9)).containsExactly(request(1));
    }

    @Test
    void manyThatCannotBeReadDoNotStandInTheWayOfTheOthers() {
        for (int i = 0; i < 30; i++) {
            letters.put(request(i));
        }
        aws.objects.replaceAll((name, content) -> new byte[] {1, 2, 3});
        letters.put(request(30));
        letters.put(request(31));

        assertThat(letters.peek(10)).containsExactly(request(30), request(31));
        assertThat(letters.peekAfter(MODEL, request(30).id(), 10)).containsExactly(request(31));
        assertThat(letters.size()).isEqualTo(32);
    }

    @Test
    void aServiceThatIsGoneIsAnOutageWithinTheBudget() {
        aws.close();
        Instant start = Instant.now();

        assertThatThrownBy(() -> letters.put(request(1))).isInstanceOf(StoreUnavailableException.class);
        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(6));
    }
}
