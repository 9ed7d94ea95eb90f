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

    /** It, or another one with its id, was in the log before. */
    record Existing(LoggedRequest stored) implements Logged {
        @Override
        public String word() {
            return "true";
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
