package dev.vigia.local.check;

/** The version that results tell. */
final class Version {
    static final String TEXT = "0.1.0";

    private Version() {}
}
