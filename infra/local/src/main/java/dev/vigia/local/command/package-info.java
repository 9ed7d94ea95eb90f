/** The subcommands of {@code vigia}. */
@NullMarked
package dev.vigia.local.command;

import org.jspecify.annotations.NullMarked;
