package dev.vigia.profile;

class InMemoryProfileStoreTest extends ProfileStoreContract {
    @Override
    protected ProfileStore open() {
        return new InMemoryProfileStore();
    }
}
