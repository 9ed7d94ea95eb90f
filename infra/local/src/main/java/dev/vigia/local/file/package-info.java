/** Reads rows from files: CSV, JSON lines and Parquet, streamed in blocks that are parsed in parallel. */
@NullMarked
package dev.vigia.local.file;

import org.jspecify.annotations.NullMarked;
