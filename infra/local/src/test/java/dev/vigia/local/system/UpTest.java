package dev.vigia.local.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.vigia.check.Advice;
import dev.vigia.check.Family;
import dev.vigia.check.Health;
import dev.vigia.check.Outcome;
import dev.vigia.check.Report;
import dev.vigia.check.Statistics;
import dev.vigia.check.Verdict;
import dev.vigia.incident.Incident;
import dev.vigia.incident.ReportStore;
import dev.vigia.inference.InferenceId;
import dev.vigia.inference.LoggedRequest;
import dev.vigia.local.demo.DemoModel;
import dev.vigia.model.ModelVersion;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a newcomer does with {@code up}, and what may happen to it meanwhile. One system, in the order of a story. */
@Tag("slow")
@Timeout(900)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class UpTest {
    private static final DemoModel MODEL = DemoModel.LATE_ARRIVAL;
    private static final List<Family> FAMILIES = List.of(Family.INTEGRITY, Family.OUTLIERS, Family.DRIFT);
    private static final Duration WITHIN = Duration.ofSeconds(90);
    private static final ModelVersion VERSION = MODEL.version();
    private static final double KILOMETRES_PER_MILE = 1.609344;
    /** A group's rule may hold up to two conditions more, before or after. */
    private static final String RULE = "([^,;:]* and )?origin = ANC( and [^,;:]*)?";

    private static final String SHARE = ", [0-9.]+ % of the rows";

    private UpProcess up;

    @BeforeAll
    void start(@TempDir Path data) throws IOException, InterruptedException {
        up = UpProcess.start(data);
    }

    @AfterAll
    void end() {
        up.close();
    }

    private Health health(DemoModel model) {
        Instant now = Instant.now();
        return up.reports().fleet().stream()
                .filter(entry -> entry.model().equals(model.model()))
                .map(entry -> entry.at(now).health())
                .findFirst()
                .orElseThrow();
    }

    private Optional<Incident> open(Family family) {
        return up.reports().openIncident(VERSION, family);
    }

    @Test
    @Order(1)
    void thePrintedCallIsAnsweredAndItsRowIsInTheLogAtOnce() throws IOException {
        String answer = pasted(up.line("curl"));
        assertThat(answer).contains("200 OK").contains("\"predictions\":[").containsPattern("(?i)x-vigia-logged: true");
        Matcher id = Pattern.compile("(?i)x-vigia-inference-id: (\\S+)").matcher(answer);
        assertThat(id.find()).isTrue();
        assertThat(up.log().find(MODEL.model(), InferenceId.parse(id.group(1)))).isPresent();
    }

    private static String pasted(String line) throws IOException {
        Process shell = new ProcessBuilder("/bin/sh", "-c", line).start();
        return new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    @Order(2)
    void oneModelIsHealthyAndTheOtherShowsItsDataOwnDriftAsAWarning() throws InterruptedException, IOException {
        up.await("healthy model", WITHIN, () -> health(MODEL) == Health.HEALTHY);
        up.await("warning", WITHIN, () -> health(DemoModel.RETURN_DELAY) == Health.WARNING);
        assertThat(up.run("status", "--json"))
                .contains("\"model\" : \"late-arrival\"")
                .contains("\"health\" : \"healthy\"")
                .contains("\"health\" : \"warning\"");
    }

    @Test
    @Order(3)
    void theLoginLinkAndThePagesAnswer() throws IOException {
        String link = up.line("web UI").split("\\s+")[2];
        HttpURLConnection login =
                (HttpURLConnection) java.net.URI.create(link).toURL().openConnection();
        assertThat(login.getResponseCode()).isEqualTo(200);
        HttpURLConnection page = (HttpURLConnection)
                up.running().ui().resolve("/models/late-arrival").toURL().openConnection();
        page.setInstanceFollowRedirects(false);
        assertThat(page.getResponseCode()).isIn(302, 303, 401, 403);
    }

    @Test
    @Order(4)
    void aBreakTurnsTheModelCriticalAndIsToldOnceForEachFamily() throws InterruptedException, IOException {
        up.run("demo", "break", "units");
        up.await("critical model", WITHIN, () -> health(MODEL) == Health.CRITICAL);
        for (Family family : FAMILIES) {
            up.await(family + " message", WITHIN, () -> up.messages(MODEL, family, "opened") == 1);
        }
        assertThat(open(Family.DRIFT).orElseThrow().reason()).matches("distance: median [0-9.]+ → [0-9.]+.*");
    }

    @Test
    @Order(5)
    void unitsAreANewTendencyWithTheProposal() throws InterruptedException {
        up.await("new tendency", WITHIN, () -> verdict("distance") == Verdict.NEW_TENDENCY);
        Advice advice = advice("distance").orElseThrow();
        Statistics miles = Objects.requireNonNull(advice.baseline());
        Map<String, Double> standard = Objects.requireNonNull(advice.scalers().get("StandardScaler"));
        assertThat(number(standard.get("mean_")))
                .isCloseTo(number(miles.mean()) * KILOMETRES_PER_MILE, withinPercentage(6));
        assertThat(number(standard.get("scale_")))
                .isCloseTo(Math.sqrt(number(standard.get("var_"))), withinPercentage(1e-6));
        assertThat(advice.scalers().get("RobustScaler")).containsOnlyKeys("center_", "scale_");
        assertThat(Objects.requireNonNull(advice.outliers()).proposed())
                .isLessThan(advice.outliers().old() / 2);
        String message = up.message(MODEL, Family.OUTLIERS, "opened");
        // A critical one is told with its second window, when it is not known yet whether what moved stays.
        if (message.contains("severity = warning")) {
            assertThat(message)
                    .contains("- distance: new tendency, ")
                    .containsPattern("StandardScaler: mean_ 1[0-9]{3}, var_ [0-9]+, scale_ [0-9.]+")
                    .containsPattern("RobustScaler: center_ 1[0-9]{3}, scale_ [0-9.]+");
        }
        up.await(
                "the page's proposal",
                WITHIN,
                () -> shows(
                        up.page(MODEL),
                        "New tendency distance [^{]*Statistic Baseline Window Proposed mean [0-9,]+ 1,[0-9]+ 1,[0-9]+ ",
                        "\"StandardScaler\" : \\{[^}]*\"mean_\" : 1[0-9]{3}\\b.* Values for scikit-learn "));
    }

    @Test
    @Order(6)
    void mendingResolvesWhatTheBreakOpened() throws InterruptedException, IOException {
        up.run("demo", "mend");
        for (Family family : FAMILIES) {
            up.await(family + " resolved", Duration.ofMinutes(5), () -> up.messages(MODEL, family, "resolved") == 1);
            assertThat(up.messages(MODEL, family, "opened")).isEqualTo(1);
            assertThat(open(family)).isEmpty();
        }
        up.await("healthy model", WITHIN, () -> health(MODEL) == Health.HEALTHY);
    }

    @Test
    @Order(7)
    void rowsFarOutAreAnOutlierBurstThatProposesNothing() throws InterruptedException, IOException {
        long before = up.messages(MODEL, Family.OUTLIERS, "opened");
        up.run("demo", "break", "outliers");
        up.await("message", WITHIN, () -> up.messages(MODEL, Family.OUTLIERS, "opened") == before + 1);
        assertThat(up.message(MODEL, Family.OUTLIERS, "opened"))
                .containsPattern("- distance: outlier burst, [0-9.]+ % of the values ")
                .doesNotContain("StandardScaler");
        Advice advice = advice("distance").orElseThrow();
        assertThat(advice.verdict()).isEqualTo(Verdict.OUTLIER_BURST);
        assertThat(advice.proposes()).isFalse();
        up.await(
                "the page's verdict",
                WITHIN,
                () -> shows(up.page(MODEL), "Outlier burst distance [0-9.]+ % of the values "));
    }

    @Test
    @Order(8)
    void mendingResolvesTheBurst() throws InterruptedException, IOException {
        long before = up.messages(MODEL, Family.OUTLIERS, "resolved");
        up.run("demo", "mend");
        up.await("end", WITHIN, () -> up.messages(MODEL, Family.OUTLIERS, "resolved") == before + 1);
    }

    @Test
    @Order(9)
    void rowsFromANewAirportAreAGroupThatIsNamedByItsRule() throws InterruptedException, IOException {
        long before = up.messages(MODEL, Family.OUTLIERS, "opened");
        up.run("demo", "break", "new-airport");
        up.await("message", WITHIN, () -> up.messages(MODEL, Family.OUTLIERS, "opened") == before + 1);
        assertThat(up.message(MODEL, Family.OUTLIERS, "opened"))
                .containsPattern("- new group: " + RULE + SHARE + " since 2")
                .containsPattern("- origin: new tendency, new: ANC ");
        assertThat(newest().groups()).first().satisfies(group -> {
            assertThat(group.rule()).matches(RULE);
            assertThat(group.share()).isBetween(.03, .1);
            assertThat(group.precision()).isGreaterThan(.8);
        });
        assertThat(advice("origin").orElseThrow().added()).containsExactly("ANC");
        assertThat(up.run("status")).containsPattern("open incident of outliers, .*; new group: " + RULE + SHARE);
        up.await(
                "the page's group",
                WITHIN,
                () -> shows(
                        up.page(MODEL),
                        "Outliers incident [0-9.]+ % of the rows are unlike the baseline.{0,200}; new group: " + RULE
                                + SHARE,
                        "New group: " + RULE,
                        RULE + ": [0-9.]+ % of the rows"));
    }

    /** The newest outliers report that breached. */
    private Report newest() {
        ReportStore reports = up.reports();
        Duration length = DemoRegistration.LIVE_CADENCE.outliers();
        return reports.summaries(VERSION, Family.OUTLIERS, length, Instant.EPOCH, Instant.now(), 9).stream()
                .filter(summary -> summary.outcome() == Outcome.BREACHED)
                .reduce((older, newer) -> newer)
                .flatMap(summary -> reports.report(VERSION, Family.OUTLIERS, summary.window()))
                .orElseThrow();
    }

    private Optional<Advice> advice(String feature) {
        return newest().advice().stream()
                .filter(advice -> advice.feature().equals(feature))
                .findFirst();
    }

    private Verdict verdict(String feature) {
        return advice(feature).map(Advice::verdict).orElse(Verdict.KEEP);
    }

    private static double number(@Nullable Double value) {
        return Objects.requireNonNull(value);
    }

    private static boolean shows(String page, String... patterns) {
        return Stream.of(patterns)
                .allMatch(pattern -> Pattern.compile(pattern).matcher(page).find());
    }

    @Test
    @Order(10)
    void whatIsAcknowledgedSurvivesInstancesKilledAgainAndAgain() throws InterruptedException, IOException {
        up.run("demo", "mend");
        Asking asking = new Asking(up);
        asking.begin(4);
        for (int kill = 0; kill < 16; kill++) {
            Thread.sleep(1300);
            List<ProcessHandle> instances = up.instances();
            if (!instances.isEmpty()) {
                instances.get(kill % instances.size()).destroyForcibly();
            }
        }
        Map<InferenceId, Asking.Call> calls = asking.end();
        assertThat(calls.values()).filteredOn(call -> call.status() == 200).hasSizeGreaterThan(50);
        assertThat(calls.values()).filteredOn(call -> call.status() != 200).isNotEmpty();
        assertThat(calls.values()).extracting(Asking.Call::status).isSubsetOf(0, 200, 502, 503);
        up.await("answer", WITHIN, () -> asking.once() == 200);
        requireLogged(calls);
    }

    /** Each acknowledged call is in the log, with what was sent. */
    private void requireLogged(Map<InferenceId, Asking.Call> calls) {
        calls.forEach((id, call) -> {
            Optional<LoggedRequest> logged = up.log().find(MODEL.model(), id);
            if (call.isAcknowledged()) {
                assertThat(logged).as("call %s, acknowledged with %s", id, call).isPresent();
            }
            logged.ifPresent(request -> assertThat(Asking.distance(request)).isEqualTo(call.distance()));
        });
    }

    @Test
    @Order(11)
    void withoutTheStoreCallersGetPredictionsAndTheRowsComeBackOnce() throws InterruptedException {
        up.dynamoDb().destroyForcibly();
        Asking asking = new Asking(up);
        asking.begin(1);
        Thread.sleep(8000);
        Map<InferenceId, Asking.Call> calls = asking.end();
        assertThat(calls.values())
                .filteredOn(call -> "deferred".equals(call.logged()))
                .hasSizeGreaterThan(3);
        up.await("DynamoDB Local", WITHIN, () -> up.shows("DynamoDB Local runs again"));
        up.await(
                "the rows back",
                Duration.ofMinutes(3),
                () -> calls.entrySet().stream()
                        .filter(call -> call.getValue().isAcknowledged())
                        .allMatch(call ->
                                up.log().find(MODEL.model(), call.getKey()).isPresent()));
        requireLogged(calls);
        // This test's own calls are one flight again and again: a drift, and rightly found, in the windows of two
        // minutes that
        // hold them. The first without begins up to two minutes from now.
        up.await("healthy model", Duration.ofMinutes(6), () -> health(MODEL) == Health.HEALTHY);
    }

    @Test
    @Order(12)
    void anotherOneOnTheSameDirectoryIsRefusedInOneLine() throws IOException, InterruptedException {
        Process second = UpProcess.vigia("up", "--data", up.data().toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(second.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(second.waitFor()).isNotZero();
        assertThat(said.strip().lines()).singleElement().asString().contains("another 'vigia up' is running");
    }

    @Test
    @Order(13)
    void endingItEndsEveryProcessWithoutAWord() throws InterruptedException {
        assertThat(up.end()).isTrue();
        assertThat(up.lines()).noneMatch(line -> line.contains("WARNING:") || line.contains("Couldn't stop"));
    }
}
