package dev.vigia.local.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.inference.InferenceId;
import dev.vigia.inference.LoggedRequest;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Many requests on few processes of the inference function, all through the load balancer. */
@Tag("slow")
@Timeout(300)
class ManyAtOnceTest {
    private static final double B = 3;
    private static final List<CallForm> FORMS = List.of(CallForm.values());

    /** One answered call: what was sent, and what is to be in the log. */
    private record Call(CallForm form, double a, double prediction) {}

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<InferenceId, Call> calls = new ConcurrentHashMap<>();

    @Test
    void oneInstanceThatIsHandedManyRequestsAtOnceMixesNoneUp(@TempDir Path folder) throws Exception {
        int concurrency = 16;
        int count = 1_400;
        try (LocalApi api = LocalApi.start(folder, 1, concurrency)) {
            call(api, CallForm.PREDICT, 1); // starts it
            AtomicInteger next = new AtomicInteger(2);
            together(concurrency, () -> {
                for (int a = next.getAndIncrement(); a < count; a = next.getAndIncrement()) {
                    call(api, FORMS.get(a % FORMS.size()), a);
                }
            });
            assertThat(calls).hasSize(count - 1);
            requireLoggedOnce(api);
        }
    }

    @Test
    void versionsAreSwappedWhileRequestsRunAndNoneIsDropped(@TempDir Path folder) throws Exception {
        int callers = 3;
        try (LocalApi api = LocalApi.start(folder, callers, 1)) {
            together(callers, () -> call(api, CallForm.PREDICT, -1)); // starts them
            calls.clear();
            AtomicInteger next = new AtomicInteger(1);
            long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            AtomicIntegerArray answered = new AtomicIntegerArray(3);
            try (var swapper = Executors.newSingleThreadExecutor()) {
                Future<?> swapping = swapper.submit(() -> {
                    for (int live = 2; System.nanoTime() < end; live = 3 - live) {
                        api.makeLive(live);
                        Thread.sleep(4_000);
                    }
                    return null;
                });
                together(callers, () -> {
                    while (System.nanoTime() < end) {
                        answered.incrementAndGet(swapped(api, next.getAndIncrement()));
                    }
                });
                swapping.get();
            }
            System.out.println("answered by version: " + answered);
            assertThat(answered.get(1)).isPositive();
            assertThat(answered.get(2)).isPositive();
            requireLoggedOnce(api)
                    .forEach(request -> assertThat(LocalApi.number(request, "y"))
                            .isEqualTo(
                                    LocalApi.predicted(request.version().number(), LocalApi.number(request, "a"), B)));
        }
    }

    /** Calls whichever version is live, and gives the one that answered. */
    private int swapped(LocalApi api, double a) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(api, CallForm.PREDICT.request(api.uri(), a, B, 0));
        double prediction = CallForm.PREDICT.prediction(answer.body()).orElseThrow();
        int version = prediction == LocalApi.predicted(1, a, B) ? 1 : 2;
        assertThat(prediction).isEqualTo(LocalApi.predicted(version, a, B));
        remember(answer, new Call(CallForm.PREDICT, a, prediction));
        return version;
    }

    private void call(LocalApi api, CallForm form, double a) throws IOException, InterruptedException {
        double expected = LocalApi.predicted(1, a, B);
        HttpResponse<String> answer = send(api, form.request(api.uri(), a, B, expected));
        form.prediction(answer.body())
                .ifPresent(prediction -> assertThat(prediction).isEqualTo(expected));
        remember(answer, new Call(form, a, expected));
    }

    private HttpResponse<String> send(LocalApi api, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(
                request.header("x-vigia-key", api.key())
                        .timeout(Duration.ofSeconds(30))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("x-vigia-logged")).contains("true");
        return answer;
    }

    private void remember(HttpResponse<String> answer, Call call) {
        InferenceId id = InferenceId.parse(
                answer.headers().firstValue("x-vigia-inference-id").orElseThrow());
        assertThat(calls.put(id, call)).as("calls with the id " + id).isNull();
    }

    /** Each call is in the log once, as it was sent and answered, and nothing else is. */
    private List<LoggedRequest> requireLoggedOnce(LocalApi api) {
        List<LoggedRequest> logged = api.logged().stream()
                .filter(request -> LocalApi.number(request, "a") > 0)
                .toList();
        assertThat(logged).hasSameSizeAs(calls.keySet());
        Map<InferenceId, Call> left = new HashMap<>(calls);
        for (LoggedRequest request : logged) {
            Call call = Objects.requireNonNull(left.remove(request.id()), () -> "a call of " + request.id());
            assertThat(new Call(call.form(), LocalApi.number(request, "a"), LocalApi.number(request, "y")))
                    .isEqualTo(call);
            assertThat(LocalApi.number(request, "b")).isEqualTo(B);
        }
        assertThat(left).isEmpty();
        return logged;
    }

    private interface Task {
        void run() throws Exception;
    }

    private static void together(int callers, Task task) throws InterruptedException, ExecutionException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < callers; i++) {
                all.add(threads.submit(() -> {
                    task.run();
                    return null;
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
    }
}
