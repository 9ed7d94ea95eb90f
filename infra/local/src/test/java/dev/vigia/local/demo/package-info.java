/** The demo's tests: on the demo's own rows and models, and over real HTTP. */
@NullMarked
package dev.vigia.local.demo;

import org.jspecify.annotations.NullMarked;
