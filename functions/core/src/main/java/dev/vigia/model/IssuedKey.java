package dev.vigia.model;

/**
 * A key as its caller gets it, once.
 *
 * @param secret what the caller sends; it is stored nowhere
 * @param key what is stored
 */
public record IssuedKey(String secret, ApiKey key) {
    /** The secret stays out of texts. */
    @Override
    public String toString() {
        return "IssuedKey[" + key.hash().substring(0, 12) + "]";
    }
}
