/** What columns one by one cannot show: how they hang together, from samples of whole rows. */
@NullMarked
package dev.vigia.multivariate;

import org.jspecify.annotations.NullMarked;
