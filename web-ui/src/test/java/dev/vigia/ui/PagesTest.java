package dev.vigia.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.results.Results;
import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import dev.vigia.access.LoginToken;
import dev.vigia.check.Family;
import dev.vigia.incident.IncidentState;
import dev.vigia.inference.RowId;
import dev.vigia.inference.Status;
import dev.vigia.model.ApiKey;
import dev.vigia.model.ModelName;
import dev.vigia.model.Scope;
import dev.vigia.model.Sha256;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** Looks at the pages in a real browser, with sample data behind them. */
@QuarkusTest
@SuppressWarnings("NullAway.Init")
final class PagesTest {
    @TestHTTPResource("/")
    URI base;

    @ConfigProperty(name = "vigia.ui.login.secret")
    String secret;

    @Inject
    SampleData sample;

    @Inject
    Outage outage;

    private Browser browser;

    @BeforeEach
    void openBrowser() throws Exception {
        browser = Browser.open();
    }

    @AfterEach
    void closeBrowser() {
        outage.end();
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void aLinkLeadsToTheModelsWorstFirst() {
        String link = link("/");
        browser.driver.get(link);
        browser.await(".model-row");

        assertThat(browser.driver.findElements(By.cssSelector(".model-row h2 a")))
                .extracting(org.openqa.selenium.WebElement::getText)
                .containsExactly("flight-delay", "loan-default", "churn", "flight-arrival");
        browser.awaitText(".model-row .health", "Critical");
        browser.awaitText(".summary", "4 models: 1 critical, 1 warning, 1 unknown, 1 healthy");
        assertThat(browser.driver.getTitle()).isEqualTo("(2) Models · Vigia");
        assertThat(browser.complaints()).isEmpty();

        browser.driver.manage().deleteAllCookies();
        browser.driver.get(link);
        browser.awaitText("h1", "This link was used before");
    }

    @Test
    void aModelsPageShowsWhatHappensNow() {
        enter("/models/flight-delay");
        browser.await("vigia-chart[data-drawn=timeline] canvas");
        browser.awaitText(".finding", "31.0 % missing, 0.0 % in the baseline");

        Instant logged = Instant.now();
        RowId row = sample.append(SampleData.CRITICAL, logged, Status.SCORED);
        browser.await("[data-id='" + row + "']");
        assertThat(Duration.between(logged, Instant.now())).isLessThan(Duration.ofSeconds(10));
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void anIncidentIsAcknowledgedAndExamplesAreShown() {
        enter("/models/loan-default");
        browser.awaitText(".incident", "open, nobody has taken it");
        browser.click(".incident vaadin-button", "Acknowledge");
        browser.awaitText(".incident", "acknowledged by web-ui");
        assertThat(sample.stores
                        .reports()
                        .openIncident(SampleData.WARNING, Family.DRIFT)
                        .orElseThrow()
                        .state())
                .isEqualTo(IncidentState.ACKNOWLEDGED);

        browser.driver.get(base + "models/flight-delay");
        browser.awaitText(".finding .link", "Show 6 examples");
        browser.click(".finding .link", "Show 6 examples");
        browser.awaitText(".latest h2", "Examples");
        browser.click(".filter .link", "Show the latest instead");
        browser.awaitText(".latest h2", "Latest inferences");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void adviceOnPreprocessingIsShownWithItsValues() {
        enter("/models/flight-delay");
        browser.awaitText(".finding", "New tendency");
        browser.awaitText(".finding", "2.1 % of the values lie beyond the baseline");
        browser.awaitText(
                ".finding", "31 % of the rows are outliers, 2.4 % with what is proposed, 1.1 % with all that is");
        browser.awaitText(".finding", "6 % of the values are of categories that the encoder does not know");
        browser.awaitText(".finding td", "1,143");
        browser.awaitText("vaadin-details-summary", "1 feature to keep as they are");
        browser.click("vaadin-details-summary", "Values for scikit-learn");
        browser.awaitText("pre", "\"scale_\" : 901.2");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void estimatesStandBesideWhatLabelsMeasure() {
        enter("/models/loan-default");
        browser.awaitText(".performance .estimated", "0.809 (0.796–0.822)");
        browser.awaitText(".performance .measured", "0.741 (0.728–0.754)");
        browser.awaitText(".performance td", "4,212 of 18,000 (23.4 %)");
        browser.awaitText(".performance .errors", "The error rate rose from 0.199 to 0.261");
        assertThat(browser.driver.findElements(By.cssSelector(".performance tbody tr")))
                .hasSize(9);
        browser.driver.get(base + "models/flight-delay");
        browser.await("vigia-chart[data-drawn=timeline] canvas");
        assertThat(browser.driver.findElements(By.cssSelector(".section.performance")))
                .isEmpty();
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void aKeyIsMadeShownOnceRotatedAndRevoked() {
        ModelName model = SampleData.HEALTHY.model();
        enter("/models/" + model);
        browser.awaitText(".keys p", "No key is good");
        browser.click(".keys vaadin-button", "New key");
        browser.await("vaadin-dialog vaadin-text-field input").sendKeys("web shop");
        assertThat(violations()).as("the question for a new key").isEmpty();
        browser.await("vaadin-dialog vaadin-text-field input").sendKeys(Keys.ENTER);
        browser.awaitText("#new-key", "vigia_");
        String first = browser.await("#new-key").getText();
        assertThat(key(model, first).allows(Scope.INFER)).isTrue();
        assertThat(key(model, first).allows(Scope.CAPTURE)).isFalse();
        assertThat(violations()).as("the new key").isEmpty();
        browser.click("vigia-copy button", "Copy");
        browser.awaitText("vigia-copy [role=status]", "Copied.");
        browser.click("vaadin-dialog vaadin-button", "Done");
        browser.awaitText(".keys li", "web shop");
        browser.awaitGone("#new-key");
        assertThat(browser.driver.getPageSource()).doesNotContain(first);

        browser.click(".keys li vaadin-button", "Rotate");
        browser.await("vaadin-confirm-dialog vaadin-button[slot=confirm-button]")
                .click();
        browser.awaitText("#new-key", "vigia_");
        String second = browser.await("#new-key").getText();
        browser.click("vaadin-dialog vaadin-button", "Done");
        browser.awaitText(".keys vaadin-details-summary", "1 revoked key");
        assertThat(key(model, first).allows(Scope.INFER)).isFalse();
        assertThat(key(model, second).allows(Scope.INFER)).isTrue();

        browser.click(".keys li vaadin-button", "Revoke");
        browser.awaitText("vaadin-confirm-dialog", "This cannot be undone");
        browser.await("vaadin-confirm-dialog vaadin-button[slot=confirm-button]")
                .click();
        browser.awaitText(".keys vaadin-details-summary", "2 revoked keys");
        assertThat(key(model, second).allows(Scope.INFER)).isFalse();
        assertThat(sample.stores.registry().audit(model, 9))
                .hasSize(4)
                .allSatisfy(entry -> assertThat(entry.actor()).matches("web-ui session [0-9a-f]{8}"))
                .noneSatisfy(entry -> assertThat(entry.toString()).contains(second));
        assertThat(browser.complaints()).isEmpty();
    }

    private ApiKey key(ModelName model, String key) {
        return sample.stores
                .registry()
                .key(model, Sha256.hex(key.getBytes(StandardCharsets.UTF_8)))
                .orElseThrow();
    }

    @Test
    void aStoreThatCannotBeReachedIsSaidAndTriedAgain() {
        enter("/");
        browser.await(".model-row");
        outage.begin();
        browser.awaitText(".trouble", "The store cannot be reached");
        outage.end();
        browser.awaitText(".summary", "4 models");
        new org.openqa.selenium.support.ui.WebDriverWait(browser.driver, Duration.ofSeconds(30))
                .until(page -> page.findElements(By.cssSelector(".trouble")).stream()
                        .noneMatch(org.openqa.selenium.WebElement::isDisplayed));
    }

    @Test
    void aModelThatIsNotThereIsSaid() {
        enter("/models/no-such-model");
        browser.awaitText(".empty h2", "No model is called");
    }

    @Test
    void bothPagesAreReadableByEverybodyInBothColoursAndWidths() {
        enter("/");
        browser.await(".model-row");
        for (String path : List.of("", "models/flight-delay", "models/loan-default")) {
            browser.driver.get(base + path);
            browser.await(path.isEmpty() ? ".model-row" : "vigia-chart[data-drawn=timeline] canvas");
            for (String scheme : List.of("light", "dark")) {
                for (int width : new int[] {1600, 390}) {
                    browser.look(width, scheme);
                    browser.awaitNoOverflow();
                }
                assertThat(violations()).as("/" + path + " in " + scheme).isEmpty();
            }
        }
    }

    private List<String> violations() {
        Results results = new AxeBuilder()
                .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"))
                // Vaadin's own, empty while the connection is good.
                .exclude("vaadin-connection-indicator")
                .analyze(browser.driver);
        return results.getViolations().stream().map(PagesTest::words).toList();
    }

    private static String words(Rule rule) {
        return rule.getId() + ": " + rule.getHelp() + " "
                + rule.getNodes().stream()
                        .limit(3)
                        .map(node -> node.getHtml() + " " + node.getFailureSummary())
                        .toList();
    }

    private void enter(String path) {
        browser.driver.get(link(path));
    }

    private String link(String to) {
        Instant expires = Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(60);
        return base + "login?token=" + new LoginToken(UUID.randomUUID().toString(), expires).signed(secret) + "&to="
                + to;
    }
}
