/** Charts: what they show, and the element that draws it. */
@NullMarked
package dev.vigia.ui.chart;

import org.jspecify.annotations.NullMarked;
