/** What stands around every page. */
@NullMarked
package dev.vigia.ui.frame;

import org.jspecify.annotations.NullMarked;
