/** The gate: one-time links, sessions, and nothing for anybody else. */
@NullMarked
package dev.vigia.ui.login;

import org.jspecify.annotations.NullMarked;
