package dev.vigia.aws;

import dev.vigia.profile.ProfileStore;
import dev.vigia.profile.ProfileStoreContract;

class DynamoDbProfileStoreTest extends ProfileStoreContract {
    @Override
    protected ProfileStore open() {
        DynamoDbLocalServer server = DynamoDbLocalServer.shared();
        return new DynamoDbProfileStore(server.enhanced(), server.tables());
    }
}
