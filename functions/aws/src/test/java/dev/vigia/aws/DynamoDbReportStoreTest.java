package dev.vigia.aws;

import dev.vigia.incident.ReportStore;
import dev.vigia.incident.ReportStoreContract;

class DynamoDbReportStoreTest extends ReportStoreContract {
    @Override
    protected ReportStore open() {
        DynamoDbLocalServer server = DynamoDbLocalServer.shared();
        return new DynamoDbReportStore(server.enhanced(), server.tables());
    }
}
