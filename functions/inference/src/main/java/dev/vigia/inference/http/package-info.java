/** HTTP as the load balancer's events carry it. */
@NullMarked
package dev.vigia.inference.http;

import org.jspecify.annotations.NullMarked;
