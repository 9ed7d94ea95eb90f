package dev.vigia.local.system;

import dev.vigia.local.dynamodb.DynamoDbLocal;
import dev.vigia.local.dynamodb.DynamoDbSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The stores of a data directory, whether a system runs on it or not: if none does, the database is started for as long. */
public final class OpenStores implements AutoCloseable {
    private final Stores stores;
    private final Closing closing;

    private OpenStores(Stores stores, Closing closing) {
        this.stores = stores;
        this.closing = closing;
    }

    /**
     * Opens them.
     *
     * @throws SystemException if there is no such directory, or its database cannot be started
     */
    public static OpenStores of(Path data) {
        Optional<RunningSystem> running = RunningSystem.find(data);
        if (running.isPresent()) {
            return of(Stores.of(running.get(), data));
        }
        if (!Files.isDirectory(data.resolve("dynamodb"))) {
            throw new SystemException(
                    data + " holds no system: expected a directory that 'vigia up' has run on, named by --data DIR");
        }
        return started(data);
    }

    /** Stores that are there anyway. */
    public static OpenStores of(Stores stores) {
        return new OpenStores(stores, new Closing());
    }

    private static OpenStores started(Path data) {
        Closing closing = new Closing();
        try {
            DataDirectory held = closing.add(DataDirectory.hold(data));
            DynamoDbLocal database = closing.add(DynamoDbLocal.start(DynamoDbSettings.on(
                    held.directory("dynamodb"),
                    Installation.current().dynamoDbLocal(),
                    held.directory("logs").resolve("dynamodb.log"))));
            return new OpenStores(Stores.open(LocalEnvironment.forStores(data, database.uri())), closing);
        } catch (IOException e) {
            closing.close();
            throw new SystemException("the database of " + data + " cannot be started: " + SystemException.words(e), e);
        } catch (RuntimeException e) {
            closing.close();
            throw e;
        }
    }

    public Stores stores() {
        return stores;
    }

    @Override
    public void close() {
        closing.close();
    }
}
