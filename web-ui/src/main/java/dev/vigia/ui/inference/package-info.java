/** Logged inferences as a person reads them. */
@NullMarked
package dev.vigia.ui.inference;

import org.jspecify.annotations.NullMarked;
