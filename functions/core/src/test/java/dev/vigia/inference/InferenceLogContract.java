package dev.vigia.inference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.model.ModelName;
import dev.vigia.model.ModelRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every log of inferences promises. */
public abstract class InferenceLogContract {
    protected static final ModelName MODEL = TestModels.MODEL;

    /** A bucket's start that is a slice's too. */
    protected static final Instant START = TestModels.START;

    private static final ModelName OTHER = TestModels.OTHER;

    protected InferenceLog log;

    /** An empty log of the models of a registry: {@code flights}, with 4 shards since 12:02, and {@code flights-2}. */
    protected abstract InferenceLog open(ModelRegistry registry);

    @BeforeEach
    void openLog() {
        log = open(TestModels.registry());
    }

    private static Instant at(double seconds) {
        return START.plusMillis((long) (seconds * 1000));
    }

    private LoggedRequest append(double seconds, long salt) {
        LoggedRequest request = Requests.of(MODEL, Requests.id(at(seconds), salt));
        assertThat(log.append(request)).isEqualTo(new Appended.Written());
        return request;
    }

    protected List<LoggedRequest> read(Instant from, Instant to) {
        List<LoggedRequest> read = new ArrayList<>();
        log.read(MODEL, from, to, read::add);
        return read;
    }

    @Test
    void givesBackExactlyWhatWasAppended() {
        for (Status status : Status.values()) {
            InferenceId id = Requests.id(at(1), status.name().hashCode());
            LoggedRequest some = Requests.with(MODEL, id, "caller/1 #ü", "body", 7);
            LoggedRequest request = new LoggedRequest(
                    id,
                    some.version(),
                    status,
                    some.schemaHash(),
                    some.rows(),
                    some.bodyHash(),
                    some.caller(),
                    at(1).plusMillis(321));
            log.append(request);

            assertThat(log.find(MODEL, id)).contains(request);
        }
    }

    @Test
    void appendingAnIdAgainChangesNothingAndTellsWhatStandsThere() {
        InferenceId id = Requests.id(at(1), 1);
        LoggedRequest first = Requests.with(MODEL, id, null, "one", 3);
        LoggedRequest second = Requests.with(MODEL, id, null, "two", 5);
        log.append(first);

        assertThat(log.append(first)).isEqualTo(new Appended.Existing(first));
        assertThat(log.append(second)).isEqualTo(new Appended.Existing(first));
        assertThat(log.find(MODEL, id)).contains(first);
        assertThat(read(START, at(300))).containsExactly(first);
    }

    @Test
    void findsNothingThatIsNotThere() {
        append(1, 1);

        assertThat(log.find(MODEL, Requests.id(at(1), 2))).isEmpty();
        assertThat(log.find(OTHER, Requests.id(at(1), 1))).isEmpty();
        assertThat(log.read(OTHER, START, at(300), request -> {})).isZero();
    }

    @Test
    void readsFromTheStartUpToButWithoutTheEnd() {
        append(9.999, 1);
        LoggedRequest first = append(10, 2);
        LoggedRequest last = append(19.999, 3);
        append(20, 4);

        assertThat(read(at(10), at(20))).containsExactly(first, last);
        assertThat(read(at(10), at(10))).isEmpty();
        assertThat(read(at(20), at(10))).isEmpty();
        assertThat(read(at(9.999).plusNanos(1), at(10).plusNanos(1))).containsExactly(first);
    }

    @Test
    void readsInOrderOfIdAcrossShardsAndSlicesWhateverTheOrderOfWriting() {
        List<LoggedRequest> requests = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            requests.add(Requests.of(MODEL, Requests.id(at(i * 7.3), i)));
            requests.add(Requests.of(MODEL, Requests.id(at(i * 7.3), i + 1000)));
        }
        List<LoggedRequest> shuffled = new ArrayList<>(requests);
        Collections.shuffle(shuffled, new Random(7));
        shuffled.forEach(log::append);
        requests.sort((one, two) -> one.id().compareTo(two.id()));

        assertThat(read(START, at(1500))).isEqualTo(requests);
        assertThat(read(at(290), at(610)))
                .isEqualTo(requests.stream()
                        .filter(request -> !request.id().time().isBefore(at(290))
                                && request.id().time().isBefore(at(610)))
                        .toList());
    }

    @Test
    void theNewestComeNewestFirst() {
        List<LoggedRequest> requests = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            requests.addFirst(append(i * 31, i));
        }

        assertThat(log.newest(MODEL, START, at(10_000), 5)).isEqualTo(requests.subList(0, 5));
        assertThat(log.newest(MODEL, START, at(29 * 31), 100)).isEqualTo(requests.subList(1, 30));
        assertThat(log.newest(MODEL, at(28 * 31), at(10_000), 100)).isEqualTo(requests.subList(0, 2));
        assertThat(log.newest(MODEL, START, START, 5)).isEmpty();
        assertThat(log.newest(MODEL, START, at(10_000), 0)).isEmpty();
    }

    @Test
    void findsByTheCallersNameNewestFirstAtMostAHundred() {
        List<InferenceId> ids = new ArrayList<>();
        for (int i = 0; i < 104; i++) {
            InferenceId id = Requests.id(at(i * 5), i);
            log.append(Requests.with(MODEL, id, "order-1", "body", 1));
            ids.addFirst(id);
        }
        log.append(Requests.with(OTHER, Requests.id(at(1), 1), "order-1", "body", 1));
        append(2, 1);

        assertThat(log.findByCaller(MODEL, "order-1")).isEqualTo(ids.subList(0, 100));
        assertThat(log.findByCaller(MODEL, "order-2")).isEmpty();
    }

    @Test
    void aRequestOfManyMegabytesIsOneRequest() {
        InferenceId id = Requests.id(at(1), 1);
        LoggedRequest large = Requests.with(MODEL, id, "large", "body", 60_000);
        LoggedRequest after = append(2, 2);

        assertThat(log.append(large)).isEqualTo(new Appended.Written());
        assertThat(log.append(large)).isEqualTo(new Appended.Existing(large));
        assertThat(log.find(MODEL, id)).contains(large);
        assertThat(log.findByCaller(MODEL, "large")).containsExactly(id);
        assertThat(read(START, at(300))).containsExactly(large, after);
        assertThat(log.newest(MODEL, START, at(300), 2)).containsExactly(after, large);
    }

    @Test
    void erasesOneRowAndLeavesTheOthersAsTheyWere() {
        InferenceId id = Requests.id(at(1), 1);
        LoggedRequest request = Requests.of(MODEL, id, 20);
        log.append(request);

        assertThat(log.erase(MODEL, id.row(4))).isTrue();

        Rows rows = log.find(MODEL, id).orElseThrow().rows();
        assertThat(rows).isEqualTo(Erasure.erase(request.rows(), 4));
        assertThat(rows.columns())
                .allSatisfy(column -> assertThat(column.cell(4)).isEqualTo(Cell.ABSENT));
        assertThat(rows.extras()).noneMatch(extra -> extra.row() == 4);
        assertThat(log.append(request)).isInstanceOf(Appended.Existing.class);
        assertThat(log.find(MODEL, id).orElseThrow().rows()).isEqualTo(rows);
        assertThat(log.erase(MODEL, id.row(4))).isTrue();
        assertThat(log.find(MODEL, id)).contains(request.erased(4));
        assertThat(log.erase(MODEL, id.row(20))).isFalse();
        assertThat(log.erase(MODEL, Requests.id(at(1), 2).row(0))).isFalse();
    }

    @Test
    void theOnlyRowTakesTheCallersNameWithIt() {
        LoggedRequest request = Requests.with(MODEL, Requests.id(at(1), 1), "caller", "body", 1);
        LoggedRequest other = Requests.with(MODEL, Requests.id(at(2), 2), "caller", "body", 2);
        log.append(request);
        log.append(other);

        assertThat(log.erase(MODEL, request.id().row(0))).isTrue();
        assertThat(log.erase(MODEL, other.id().row(0))).isTrue();

        assertThat(log.find(MODEL, request.id()).orElseThrow().callerId()).isEmpty();
        assertThat(log.find(MODEL, request.id()).orElseThrow().bodyHash()).isEqualTo(LoggedRequest.ERASED);
        assertThat(log.findByCaller(MODEL, "caller")).containsExactly(other.id());
    }

    private LoggedRequest captured(long salt, int rows) {
        LoggedRequest some = Requests.of(MODEL, Requests.id(at(1), salt), rows);
        List<Column> columns = new ArrayList<>(some.rows().columns());
        NumberColumn.Builder none = new NumberColumn.Builder(rows);
        for (int row = 0; row < rows; row++) {
            none.addMissing(Cell.ABSENT);
        }
        columns.set(5, none.build());
        LoggedRequest request = new LoggedRequest(
                some.id(),
                some.version(),
                Status.CAPTURED,
                some.schemaHash(),
                new Rows(Requests.SCHEMA, rows, columns, some.rows().extras()),
                some.bodyHash(),
                "caller",
                some.received());
        assertThat(log.append(request)).isEqualTo(new Appended.Written());
        return request;
    }

    @Test
    void predictionsThatCameLaterAreAddedOnce() {
        LoggedRequest request = captured(1, 2);
        List<Column> predictions = List.of(NumberColumn.of(1.5, -0.0));

        assertThat(log.addPredictions(MODEL, request.id(), predictions)).isTrue();
        assertThat(log.addPredictions(MODEL, request.id(), predictions)).isTrue();

        LoggedRequest complete = log.find(MODEL, request.id()).orElseThrow();
        assertThat(complete.rows().column(5)).isEqualTo(predictions.getFirst());
        assertThat(complete.rows().columns().subList(0, 5))
                .isEqualTo(request.rows().columns().subList(0, 5));
        assertThat(complete.withRows(request.rows())).isEqualTo(request);
        assertThat(log.addPredictions(MODEL, request.id(), List.of(NumberColumn.of(1.5, 0.0))))
                .isFalse();
        assertThat(log.find(MODEL, request.id())).contains(complete);
    }

    @Test
    void predictionsThatDoNotFitAreNotAdded() {
        LoggedRequest request = captured(1, 2);
        LoggedRequest scored = append(2, 3);

        assertThat(log.addPredictions(MODEL, request.id(), List.of(NumberColumn.of(1))))
                .isFalse();
        assertThat(log.addPredictions(MODEL, request.id(), List.of())).isFalse();
        assertThat(log.addPredictions(MODEL, request.id(), List.of(NumberColumn.of(1, 2), NumberColumn.of(1, 2))))
                .isFalse();
        assertThat(log.addPredictions(MODEL, scored.id(), List.of(NumberColumn.of(1))))
                .isFalse();
        assertThat(log.addPredictions(MODEL, Requests.id(at(1), 9), List.of(NumberColumn.of(1))))
                .isFalse();
        assertThat(read(START, at(300))).containsExactly(request, scored);
    }

    @Test
    void erasesARowOfALargeRequest() {
        InferenceId id = Requests.id(at(1), 1);
        LoggedRequest request = Requests.of(MODEL, id, 60_000);
        log.append(request);

        assertThat(log.erase(MODEL, id.row(59_999))).isTrue();

        assertThat(read(START, at(300))).containsExactly(request.erased(59_999));
    }

    @Test
    void ofManyWhoAppendOneIdAtOnceOneWrites() throws Exception {
        InferenceId id = Requests.id(at(1), 1);
        List<Callable<Appended>> writers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            LoggedRequest request = Requests.with(MODEL, id, null, "body " + i, 1);
            writers.add(() -> log.append(request));
        }
        int written = 0;
        List<LoggedRequest> existing = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var result : threads.invokeAll(writers)) {
                switch (result.get()) {
                    case Appended.Written() -> written++;
                    case Appended.Existing(LoggedRequest stored) -> existing.add(stored);
                }
            }
        }

        assertThat(written).isOne();
        assertThat(existing).hasSize(7).containsOnly(log.find(MODEL, id).orElseThrow());
    }

    @Test
    void rowsErasedAtOnceAreAllErased() throws Exception {
        InferenceId id = Requests.id(at(1), 1);
        LoggedRequest request = Requests.of(MODEL, id, 6);
        log.append(request);
        List<Callable<Boolean>> erasers = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            RowId row = id.row(i);
            erasers.add(() -> log.erase(MODEL, row));
        }
        try (var threads = Executors.newFixedThreadPool(6)) {
            for (var erased : threads.invokeAll(erasers)) {
                assertThat(erased.get()).isTrue();
            }
        }

        assertThat(log.find(MODEL, id).orElseThrow().rows().columns())
                .allSatisfy(column -> assertThat(column.cell(0)).isEqualTo(Cell.ABSENT))
                .allSatisfy(column -> assertThat(column.cell(5)).isEqualTo(Cell.ABSENT));
    }

    @Test
    void idsFromBeforeTheShardsGrewAreStillFound() {
        LoggedRequest before = append(119.999, 5);
        LoggedRequest after = append(120, 6);

        assertThat(log.find(MODEL, before.id())).contains(before);
        assertThat(log.find(MODEL, after.id())).contains(after);
        assertThat(read(at(119), at(121))).containsExactly(before, after);
    }
}
