package dev.vigia.inference.protocol;

import com.fasterxml.jackson.core.JsonToken;
import java.util.List;

/**
 * Follows the arrays of a tensor's data, whose outermost is open at the start: all values in that one, or in arrays in arrays
 * exactly as the shape says, so that what was laid out otherwise is not taken for something else.
 */
final class Nesting {
    private final List<Integer> shape;
    private final long[] seen;
    private int depth = 1;
    private boolean nested;

    Nesting(List<Integer> shape) {
        this.shape = shape;
        seen = new long[shape.size() + 1];
    }

    boolean isOpen() {
        return depth > 0;
    }

    /** Whether the next token may stand where it does. */
    boolean takes(JsonToken token) {
        return switch (token) {
            case START_ARRAY -> opens();
            case END_ARRAY -> closes();
            default -> {
                seen[depth]++;
                yield !nested || depth == shape.size();
            }
        };
    }

    private boolean opens() {
        if (depth == 1 && seen[1] == 0) {
            nested = true;
        }
        seen[depth]++;
        if (!nested || depth == shape.size()) {
            return false;
        }
        seen[++depth] = 0;
        return true;
    }

    private boolean closes() {
        depth--;
        return !nested || seen[depth + 1] == shape.get(depth);
    }
}
