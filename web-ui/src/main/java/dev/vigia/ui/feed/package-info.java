/** Reading the stores in the background, again and again. */
@NullMarked
package dev.vigia.ui.feed;

import org.jspecify.annotations.NullMarked;
