/** HTTP servers on the loopback address. */
@NullMarked
package dev.vigia.local.http;

import org.jspecify.annotations.NullMarked;
