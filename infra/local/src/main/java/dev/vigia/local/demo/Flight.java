package dev.vigia.local.demo;

import java.time.LocalDateTime;

/**
 * One flight of 2001 as the source has it (SOURCE.md), errors included.
 *
 * @param departure when it left the gate, local time of its origin, to the minute
 * @param delay minutes late at arrival; early below zero
 * @param distance miles
 */
record Flight(LocalDateTime departure, int delay, int distance, String origin, String destination) {}
