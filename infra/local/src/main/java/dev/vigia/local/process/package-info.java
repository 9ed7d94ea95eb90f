/** Child processes that end with this one, and the bounded files that hold what they print. */
@NullMarked
package dev.vigia.local.process;

import org.jspecify.annotations.NullMarked;
