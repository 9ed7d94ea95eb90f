package dev.vigia.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.check.Family;
import dev.vigia.check.Finding;
import dev.vigia.check.FleetEntry;
import dev.vigia.check.Health;
import dev.vigia.check.Outcome;
import dev.vigia.check.Report;
import dev.vigia.check.Severity;
import dev.vigia.incident.Incident;
import dev.vigia.incident.IncidentState;
import dev.vigia.incident.Incidents;
import dev.vigia.model.ModelName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/** What stands in the reports table. */
class ReportTableItemsTest {
    private final DynamoDbLocalServer server = DynamoDbLocalServer.shared();
    private final DynamoDbClient client = server.client();
    private Tables tables;
    private DynamoDbReportStore store;

    @BeforeEach
    void open() {
        tables = server.tables();
        store = new DynamoDbReportStore(server.enhanced(), tables);
    }

    private List<Map<String, AttributeValue>> items() {
        ScanResponse all = client.scan(scan -> scan.tableName(tables.reports()).consistentRead(true));
        return all.items();
    }

    private List<String> keys() {
        return items().stream()
                .map(item ->
                        Items.at(item, "pk").s() + " " + Items.at(item, "sk").s())
                .sorted()
                .toList();
    }

    private double writeUnits(Map<String, AttributeValue> item) {
        return client.putItem(put ->
                        put.tableName(tables.reports()).item(item).returnConsumedCapacity(ReturnConsumedCapacity.TOTAL))
                .consumedCapacity()
                .capacityUnits();
    }

    @Test
    void aSmallReportIsOneItemThatExpires() {
        Report report = Incidents.report(Incidents.window(60, 60), 1);
        store.put(report);

        assertThat(keys()).containsExactly("flights REPORT#1#drift#2026-11-23T13:00:00.000Z#PT1H");
        assertThat(Items.at(items().getFirst(), "ttl").n())
                .isEqualTo(
                        "" + report.made().plus(DynamoDbReportStore.RETENTION).getEpochSecond());
    }

    @Test
    void aLargeReportHasASummaryOfFourKilobytesAndItsFindingsApart() {
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < 3000; i++) {
            findings.add(Incidents.finding("feature-" + Integer.toHexString(i * 7919), Outcome.PASSED));
        }
        Report small = Incidents.report(Incidents.window(60, 60), 1);
        store.put(new Report(
                small.version(),
                Family.DRIFT,
                small.window(),
                1,
                "b1",
                9,
                Outcome.PASSED,
                Severity.WARNING,
                "r",
                findings,
                small.made()));

        assertThat(keys()).hasSizeGreaterThan(1);
        assertThat(keys().getFirst()).startsWith("flights DETAIL#1#drift#2026-11-23T13:00:00.000Z#PT1H#1-");
        items().stream()
                .filter(item -> Items.at(item, "sk").s().startsWith("REPORT#"))
                .forEach(item -> assertThat(writeUnits(item)).isLessThanOrEqualTo(4));
        assertThat(items()).allSatisfy(item -> assertThat(item).containsKey("ttl"));

        store.put(Incidents.report(small.window(), 2));
        assertThat(keys()).as("nothing of revision 1 stays").hasSize(1);
    }

    @Test
    void keysAreAsSettled() {
        Incident incident = Incidents.opened(1, Family.DRIFT);
        store.put(Incidents.standing(Incidents.VERSION, Family.INTEGRITY, Health.HEALTHY));
        store.put(new FleetEntry(
                new ModelName("flights"), 1, Health.HEALTHY, "r", Incidents.START, Incidents.START, List.of(), 1));
        store.advance(incident, Incidents.notification("n-1", "opened", "b"));
        store.markDirty(new ModelName("flights"), Incidents.window(5, 5));

        assertThat(keys())
                .containsExactlyInAnyOrder(
                        "flights HEALTH#1#integrity",
                        "FLEET flights",
                        "flights OPEN#1#drift",
                        "flights INCIDENT#" + incident.id(),
                        IncidentItems.outbox("n-1") + " n-1",
                        "flights DIRTY#2026-11-23T12:00:00.000Z#2026-11-23T12:05:00.000Z");

        store.advance(Incidents.next(incident, IncidentState.RESOLVED), null);
        assertThat(keys()).doesNotContain("flights OPEN#1#drift");
        assertThat(items())
                .filteredOn(item -> Items.at(item, "sk").s().startsWith("INCIDENT#"))
                .allSatisfy(item -> assertThat(item).containsKey("ttl"));
    }

    /** As it was written before there was the mark. */
    @Test
    void anIncidentWithoutTheMarkIsReadAsTold() {
        Incident untold = Incidents.untold(1, Family.DRIFT);
        store.advance(untold, null);
        Map<String, AttributeValue> item = new HashMap<>(items().stream()
                .filter(one -> Items.at(one, "sk").s().startsWith("INCIDENT#"))
                .findFirst()
                .orElseThrow());
        String json = Items.at(item, "j").s();
        assertThat(json).contains(",\"untold\":true");
        item.put("j", AttributeValue.fromS(json.replace(",\"untold\":true", "")));
        client.putItem(put -> put.tableName(tables.reports()).item(item));

        assertThat(store.openIncident(Incidents.VERSION, Family.DRIFT)).contains(Incidents.opened(1, Family.DRIFT));
    }
}
