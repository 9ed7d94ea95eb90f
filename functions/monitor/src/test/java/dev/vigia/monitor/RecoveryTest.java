package dev.vigia.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.incident.InMemoryReportStore;
import dev.vigia.inference.InMemoryDeadLetters;
import dev.vigia.inference.InMemoryInferenceLog;
import dev.vigia.inference.InferenceLog;
import dev.vigia.inference.LoggedRequest;
import dev.vigia.inference.Requests;
import dev.vigia.inference.TestModels;
import dev.vigia.model.ModelName;
import dev.vigia.model.StoreUnavailableException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Dead letters of which some cannot be brought back. */
class RecoveryTest {
    private final InMemoryInferenceLog log = new InMemoryInferenceLog();
    private final InMemoryDeadLetters letters = new InMemoryDeadLetters();
    private final InMemoryReportStore reports = new InMemoryReportStore();
    private final List<LoggedRequest> tried = new ArrayList<>();

    private static LoggedRequest letter(ModelName model, int i) {
        return Requests.of(model, Requests.id(TestModels.START.plusSeconds(i), i), 1);
    }

    /** The log, whose writes fail where a test holds. */
    private InferenceLog failing(Predicate<LoggedRequest> fails, RuntimeException failure) {
        return (InferenceLog) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {InferenceLog.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("append")) {
                        tried.add((LoggedRequest) arguments[0]);
                        if (fails.test((LoggedRequest) arguments[0])) {
                            throw failure;
                        }
                    }
                    try {
                        return method.invoke(log, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private int bringBack(InferenceLog to) {
        return new Recovery(TestModels.registry(), to, letters, reports)
                .bringBack(Deadline.in(InstantSource.system(), Duration.ofMinutes(1)));
    }

    @Test
    void thoseOfAModelWhoseStoreRefusesStayAndTheOthersComeBack() {
        for (int i = 0; i < 250; i++) {
            letters.put(letter(TestModels.MODEL, i));
            letters.put(letter(TestModels.OTHER, i));
        }
        InferenceLog throttled = failing(
                request -> request.version().model().equals(TestModels.MODEL),
                new StoreUnavailableException("throttled by the test"));

        assertThat(bringBack(throttled)).isEqualTo(250);
        assertThat(letters.peek(999))
                .hasSize(250)
                .allMatch(left -> left.version().model().equals(TestModels.MODEL));
        assertThat(tried.stream().filter(request -> request.version().model().equals(TestModels.MODEL)))
                .as("a store that refuses is asked once")
                .hasSize(1);
        assertThat(bringBack(log)).isZero();
        assertThat(letters.size()).isZero();
    }

    @Test
    void oneThatTheLogFindsWrongStaysAndTheOthersOfItsModelComeBack() {
        LoggedRequest wrong = letter(TestModels.MODEL, 0);
        letters.put(wrong);
        for (int i = 1; i < 150; i++) {
            letters.put(letter(TestModels.MODEL, i));
        }

        assertThat(bringBack(failing(wrong::equals, new IllegalStateException("wrong"))))
                .isOne();
        assertThat(letters.peek(999)).containsExactly(wrong);
    }
}
