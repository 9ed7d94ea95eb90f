/** Baselines and profiles: mergeable summaries of rows. */
@NullMarked
package dev.vigia.profile;

import org.jspecify.annotations.NullMarked;
