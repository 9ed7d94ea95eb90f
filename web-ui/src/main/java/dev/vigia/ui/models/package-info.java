/** The page that lists all models. */
@NullMarked
package dev.vigia.ui.models;

import org.jspecify.annotations.NullMarked;
