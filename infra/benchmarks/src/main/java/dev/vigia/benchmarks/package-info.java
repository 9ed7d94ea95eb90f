/** What {@code vigia bench} runs and prints: groups of benchmarks, each line with its target. */
@NullMarked
package dev.vigia.benchmarks;

import org.jspecify.annotations.NullMarked;
