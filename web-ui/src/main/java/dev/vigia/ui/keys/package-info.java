/** The keys of a model's API as they are shown and made. */
@NullMarked
package dev.vigia.ui.keys;

import org.jspecify.annotations.NullMarked;
