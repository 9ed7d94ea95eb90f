package dev.vigia.inference.protocol;

import dev.vigia.inference.Rows;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a request asks for.
 *
 * @param rows with every prediction absent
 * @param caller the caller's own name for the call, null if none
 * @param outputs the indexes of the predictions that are wanted, in the order of the answer
 * @param binary those of them that are wanted as binary data
 */
public record Asked(Rows rows, @Nullable String caller, List<Integer> outputs, Set<Integer> binary) {
    public Asked {
        outputs = List.copyOf(outputs);
        binary = Set.copyOf(binary);
    }

    /** Asks for all predictions. */
    static Asked all(Rows rows, @Nullable String caller, RowLayout layout) {
        List<Integer> outputs =
                IntStream.range(0, layout.predictions().size()).boxed().toList();
        return new Asked(rows, caller, outputs, Set.of());
    }
}
