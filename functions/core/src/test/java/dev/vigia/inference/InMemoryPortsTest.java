package dev.vigia.inference;

import dev.vigia.model.ModelRegistry;
import org.junit.jupiter.api.Nested;

class InMemoryPortsTest {
    @Nested
    class Log extends InferenceLogContract {
        @Override
        protected InferenceLog open(ModelRegistry registry) {
            return new InMemoryInferenceLog();
        }
    }

    @Nested
    class Arrivals extends GroundTruthContract {
        @Override
        protected GroundTruth open() {
            return new InMemoryGroundTruth();
        }
    }

    @Nested
    class Letters extends DeadLettersContract {
        @Override
        protected DeadLetters open(ModelRegistry registry) {
            return new InMemoryDeadLetters();
        }
    }
}
