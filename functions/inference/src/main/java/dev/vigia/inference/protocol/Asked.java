package dev.vigia.inference.protocol;

import dev.vigia.inference.Rows;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a request asks for.
 *
 * @param rows with every prediction absent
 * @param caller the caller's own name for the call, null if none
 * @param outputs the indexes of the predictions that are wanted, in the order of the answer
 */
public record Asked(Rows rows, @Nullable String caller, List<Integer> outputs) {
    public Asked {
        outputs = List.copyOf(outputs);
    }
}
