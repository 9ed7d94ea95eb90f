package dev.vigia.local.system;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** What is made once in a data directory, and is readable by its owner only. */
final class SecretFile {
    private static final int BYTES = 24;

    private SecretFile() {}

    /** Makes the content of a file that is not there. */
    interface Content {
        byte[] make() throws IOException;
    }

    /** The file's content, made if there is none. */
    static byte[] read(Path file, Content content) throws IOException {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException none) {
            byte[] made = content.make();
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(file, made);
            return made;
        }
    }

    /** The secret of a data directory's sensitive features, as text. */
    static String hashKey(Path data) throws IOException {
        SecureRandom random = new SecureRandom();
        byte[] text = read(data.resolve("hash-key"), () -> random(random).getBytes(StandardCharsets.US_ASCII));
        return new String(text, StandardCharsets.US_ASCII);
    }

    /** 192 bits, of letters, digits, - and _. */
    static String random(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
