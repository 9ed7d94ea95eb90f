package dev.vigia.local.demo;

import java.time.Instant;

/** An hour of a model's history, for {@code POST /v1/models/{m}/captures}. Immutable. */
public final class HistoryBatch {
    private final String id;
    private final Instant time;
    private final int rows;
    private final byte[] body;

    /**
     * @param id the source's own id of the batch, from which the inference's is made
     * @param time the middle of the hour
     */
    HistoryBatch(String id, Instant time, int rows, byte[] body) {
        this.id = id;
        this.time = time;
        this.rows = rows;
        this.body = body.clone();
    }

    public String id() {
        return id;
    }

    public Instant time() {
        return time;
    }

    public int rows() {
        return rows;
    }

    /** The request's body, a copy. */
    public byte[] body() {
        return body.clone();
    }

    /** Feature values stay out of texts. */
    @Override
    public String toString() {
        return "HistoryBatch[" + id + ", " + rows + " rows, " + body.length + " bytes]";
    }
}
