/** A feature's baseline beside a window. */
@NullMarked
package dev.vigia.ui.distribution;

import org.jspecify.annotations.NullMarked;
