package dev.vigia.local.sns;

/** An error in SNS's own words, for the publisher. */
final class SnsError extends Exception {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;

    SnsError(int status, String code, String message) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
    }

    static SnsError invalid(String message) {
        return new SnsError(400, "InvalidParameter", "Invalid parameter: " + message);
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }
}
