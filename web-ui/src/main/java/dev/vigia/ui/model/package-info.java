/** One model's page: its health, incidents, outcomes and findings. */
@NullMarked
package dev.vigia.ui.model;

import org.jspecify.annotations.NullMarked;
