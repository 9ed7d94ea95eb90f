package dev.vigia.aws;

import dev.vigia.inference.Appended;
import dev.vigia.inference.DeadLetters;
import dev.vigia.inference.InferenceId;
import dev.vigia.inference.LoggedRequest;
import dev.vigia.model.ModelName;
import dev.vigia.model.ModelRegistry;
import dev.vigia.model.StoreUnavailableException;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Dead letters in a directory, one file each, named so that they sort by age. A file is there as a whole or not at all,
 * on disk before {@link #put} returns; a full disk is an outage. One that cannot be read is passed over
 * and stays, so that {@link #size} tells of it and the others come back. Thread-safe, between processes too.
 */
public final class DirectoryDeadLetters implements DeadLetters {
    private static final String SUFFIX = ".letter";

    private static final Logger LOG = System.getLogger(DirectoryDeadLetters.class.getName());

    private final DurableFiles files;
    private final StoredRequests stored;

    /**
     * @param registry the one by whose schemas rows are read
     * @throws StoreUnavailableException if the directory cannot be made
     */
    public DirectoryDeadLetters(Path directory, ModelRegistry registry) {
        files = new DurableFiles(directory);
        stored = new StoredRequests(registry);
    }

    private static String name(InferenceId id, ModelName model) {
        return id + "." + model + SUFFIX;
    }

    @Override
    public Appended put(LoggedRequest request) {
        String name = name(request.id(), request.version().model());
        byte[] bytes = LetterBytes.write(request);
        while (!files.create(name, bytes)) {
            Optional<LoggedRequest> there = read(name);
            if (there.isPresent()) {
                return new Appended.Existing(there.get());
            }
        }
        return new Appended.Written();
    }

    private Optional<LoggedRequest> read(String name) {
        return files.read(name).map(bytes -> LetterBytes.read(bytes, stored::schema));
    }

    @Override
    public List<LoggedRequest> peek(int most) {
        return after("", most);
    }

    @Override
    public List<LoggedRequest> peekAfter(ModelName model, InferenceId id, int most) {
        return after(name(id, model), most);
    }

    private List<LoggedRequest> after(String last, int most) {
        return names().stream()
                .filter(name -> name.compareTo(last) > 0)
                .flatMap(name -> readable(name).stream())
                .limit(most)
                .toList();
    }

    private Optional<LoggedRequest> readable(String name) {
        try {
            return read(name);
        } catch (IllegalArgumentException | IllegalStateException e) {
            LOG.log(Level.ERROR, "passed over the dead letter " + name + ", which cannot be read", e);
            return Optional.empty();
        }
    }

    private List<String> names() {
        try (var listed = Files.list(files.directory())) {
            return listed.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(SUFFIX))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw DurableFiles.unavailable(files.directory(), e);
        }
    }

    @Override
    public void remove(ModelName model, InferenceId id) {
        files.delete(name(id, model));
    }

    @Override
    public long size() {
        return names().size();
    }
}
