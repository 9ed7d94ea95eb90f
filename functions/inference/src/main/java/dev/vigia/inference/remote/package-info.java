/** Scoring by asking another server. */
@NullMarked
package dev.vigia.inference.remote;

import org.jspecify.annotations.NullMarked;
