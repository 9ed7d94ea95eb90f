/** The files that come with a model's version, read and refused before anything is registered. */
@NullMarked
package dev.vigia.local.registration;

import org.jspecify.annotations.NullMarked;
