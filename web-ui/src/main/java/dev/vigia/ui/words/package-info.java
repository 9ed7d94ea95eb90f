/** Numbers, times and health as a person reads them. */
@NullMarked
package dev.vigia.ui.words;

import org.jspecify.annotations.NullMarked;
