package dev.vigia.local.command;

import dev.vigia.model.IssuedKey;
import dev.vigia.model.KeyCustody;
import dev.vigia.model.ModelName;
import dev.vigia.model.Scope;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/** A key for as long as one command runs: taken away when it ends, an interrupt included. */
final class TaskKey implements AutoCloseable {
    private final KeyCustody custody;
    private final IssuedKey key;
    private final AtomicBoolean discarded = new AtomicBoolean();
    private final Thread atExit = new Thread(this::discard, "discard the task's key");

    private TaskKey(KeyCustody custody, IssuedKey key) {
        this.custody = custody;
        this.key = key;
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    static TaskKey create(KeyCustody custody, ModelName model, Scope scope, String label) {
        return new TaskKey(custody, custody.create(model, Set.of(scope), label));
    }

    String secret() {
        return key.secret();
    }

    private void discard() {
        if (discarded.compareAndSet(false, true)) {
            custody.discard(key.key().model(), key.key().hash());
        }
    }

    @Override
    public void close() {
        discard();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            // it ends already, and the hook finds nothing left to do
        }
    }
}
