package dev.vigia.aws;

import dev.vigia.inference.Appended;
import dev.vigia.inference.DeadLetters;
import dev.vigia.inference.InferenceId;
import dev.vigia.inference.LoggedRequest;
import dev.vigia.model.ModelName;
import dev.vigia.model.ModelRegistry;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Dead letters as files of a directory. For one machine. Thread-safe, in several processes too. */
public final class DirectoryDeadLetters implements DeadLetters {
    private final DurableFiles files;
    private final DeadLetterForm form;

    /** @param registry knows the schemas that rows are read under */
    public DirectoryDeadLetters(Path directory, ModelRegistry registry) {
        files = new DurableFiles(directory);
        form = new DeadLetterForm(registry);
    }

    @Override
    public Appended put(LoggedRequest request) {
        String name = DeadLetterForm.name(request.version().model(), request.id());
        byte[] content = DeadLetterForm.write(request);
        while (!files.create(name, content)) {
            Optional<byte[]> stored = files.read(name);
            if (stored.isPresent()) {
                return new Appended.Existing(form.read(stored.get()));
            }
            // It was brought back between the two calls: once more does no harm, as the log keeps one of each id.
        }
        return new Appended.Written();
    }

    @Override
    public List<LoggedRequest> peek(int most) {
        return files.names(most).stream()
                .map(files::read)
                .flatMap(Optional::stream)
                .map(form::read)
                .toList();
    }

    @Override
    public void remove(ModelName model, InferenceId id) {
        files.remove(DeadLetterForm.name(model, id));
    }

    @Override
    public long size() {
        return files.names(Long.MAX_VALUE).size();
    }
}
