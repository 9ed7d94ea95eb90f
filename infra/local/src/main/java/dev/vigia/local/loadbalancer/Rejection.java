package dev.vigia.local.loadbalancer;

/** An error that the load balancer answers by itself, and why. */
record Rejection(int status, String reason) {}
