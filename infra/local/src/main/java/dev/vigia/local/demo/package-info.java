/** The demo: two models trained on real flights, their history, their live traffic, and what can be broken in it. */
@NullMarked
package dev.vigia.local.demo;

import org.jspecify.annotations.NullMarked;
