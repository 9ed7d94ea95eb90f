/** The web UI: its shell, and what it is wired to. */
@NullMarked
package dev.vigia.ui;

import org.jspecify.annotations.NullMarked;
