package dev.vigia.inference.http;

/** The kinds of {@code application/problem+json} (RFC 9457) that callers get. */
public enum Problem {
    BAD_REQUEST(400, "bad-request", "The request cannot be read"),
    UNAUTHORIZED(401, "no-key", "A valid key is missing"),
    FORBIDDEN(403, "no-scope", "The key may not be used for this"),
    NOT_FOUND(404, "not-found", "There is no such thing"),
    METHOD(405, "method", "Another method is expected here"),
    NOT_ACCEPTABLE(406, "not-acceptable", "No form of answer that is asked for is written here"),
    CONFLICT(409, "conflict", "This id was used for another request"),
    TOO_LARGE(413, "too-large", "The request is over a limit"),
    ENCODING(415, "encoding", "The body is in a form that is not read here"),
    UNSCORABLE(422, "unscorable", "The model cannot score these values"),
    INTERNAL(500, "internal", "The function failed"),
    NO_SCORER(501, "no-scorer", "This model version has no scorer here"),
    SCORER_FAILED(502, "scorer-failed", "The scorer failed"),
    UNAVAILABLE(503, "unavailable", "A store cannot be reached"),
    SCORER_TIMEOUT(504, "scorer-timeout", "The scorer took too long");

    private final int status;
    private final String word;
    private final String title;

    Problem(int status, String word, String title) {
        this.status = status;
        this.word = word;
        this.title = title;
    }

    public int status() {
        return status;
    }

    /** The problem's type, a URI. */
    public String type() {
        return "urn:vigia:problem:" + word;
    }

    public String title() {
        return title;
    }

    /**
     * This problem with one field.
     *
     * @param detail never a value of the request
     */
    public ProblemException with(String field, String expected, String detail) {
        return new ProblemException(this, detail, field, expected);
    }

    /** This problem with no field in particular. */
    public ProblemException with(String detail) {
        return new ProblemException(this, detail, "", "");
    }
}
