/** The load balancer's front: HTTP in, target-group events out, and its rules for what goes wrong. */
@NullMarked
package dev.vigia.local.loadbalancer;

import org.jspecify.annotations.NullMarked;
