package dev.vigia.inference.http;

/** A problem that ends the handling of a request and is its answer. Its texts hold no value of the request. */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Problem problem;
    private final String field;
    private final String expected;

    ProblemException(Problem problem, String detail, String field, String expected) {
        super(detail, null, false, false);
        this.problem = problem;
        this.field = field;
        this.expected = expected;
    }

    public Problem problem() {
        return problem;
    }

    /** Where the problem is, as {@code instances[3].distance}; empty if nowhere in particular. */
    public String field() {
        return field;
    }

    /** What was expected there. */
    public String expected() {
        return expected;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }
}
