package dev.vigia.local.loadbalancer;

import java.time.Duration;
import java.time.Instant;

/**
 * One line of the load balancer's access log. It holds no header, query or body.
 *
 * @param time when the request had been received
 * @param method its method
 * @param path its path
 * @param status the status answered
 * @param source whether the function or the load balancer itself answered
 * @param reason why, where the load balancer answered itself; else empty
 * @param duration from the request's head to the answer
 */
public record Access(
        Instant time, String method, String path, int status, Source source, String reason, Duration duration) {
    /** Who answered. */
    public enum Source {
        /** The function's own answer, passed on. */
        FUNCTION,
        /** An error the load balancer made. */
        LOAD_BALANCER
    }
}
