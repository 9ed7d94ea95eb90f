/** What runs inside the processes that {@code vigia up} starts. Nothing here may use any class but the JDK's. */
@NullMarked
package dev.vigia.local.child;

import org.jspecify.annotations.NullMarked;
