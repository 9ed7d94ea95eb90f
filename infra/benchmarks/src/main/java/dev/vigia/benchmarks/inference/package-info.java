/** What {@code vigia bench inference} measures: the function by itself, its log's sizes, and many of them under load. */
@NullMarked
package dev.vigia.benchmarks.inference;

import org.jspecify.annotations.NullMarked;
