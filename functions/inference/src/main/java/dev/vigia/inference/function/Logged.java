package dev.vigia.inference.function;

import dev.vigia.inference.LoggedRequest;

/** What became of a request that was to be logged. */
sealed interface Logged {
    /** The word in {@code x-vigia-logged}. */
    String word();

    /** It is in the log. */
    record Written() implements Logged {
        @Override
        public String word() {
            return "true";
        }
    }

    /**
     * It, or another one with its id, was there before.
     *
     * @param deferred among the dead letters, not in the log
     */
    record Existing(LoggedRequest stored, boolean deferred) implements Logged {
        @Override
        public String word() {
            return deferred ? "deferred" : "true";
        }
    }

    /** The log refused it, and it is among the dead letters. */
    record Deferred() implements Logged {
        @Override
        public String word() {
            return "deferred";
        }
    }

    /** Nothing took it. */
    record Lost() implements Logged {
        @Override
        public String word() {
            return "false";
        }
    }
}
