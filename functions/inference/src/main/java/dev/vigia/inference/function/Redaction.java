package dev.vigia.inference.function;

import dev.vigia.inference.Cell;
import dev.vigia.inference.Column;
import dev.vigia.inference.NumberColumn;
import dev.vigia.inference.Rows;
import dev.vigia.inference.TextColumn;
import dev.vigia.model.Schema;
import dev.vigia.model.Sensitivity;
import dev.vigia.model.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Takes sensitive features out of rows before they are logged: dropped ones become absent; hashed ones a text of 16 hex
 * digits, or a whole number below 2^53, of HMAC-SHA-256. Without a key, hashed ones are dropped too, since a hash
 * without a key can be guessed. Thread-safe.
 */
public final class Redaction {
    private static final String HMAC = "HmacSHA256";

    private final byte[] key;

    /** @param key empty for none */
    public Redaction(byte[] key) {
        this.key = key.clone();
    }

    /** Whether a hash of all that was sent could be used to guess what is not logged. */
    boolean leaks(Schema schema) {
        return key.length == 0 && isSensitive(schema);
    }

    /** 64 hex digits: of HMAC-SHA-256, or, without a key, of SHA-256. */
    String hash(byte[] message) {
        return key.length == 0 ? Sha256.hex(message) : HexFormat.of().formatHex(mac(message));
    }

    private static boolean isSensitive(Schema schema) {
        return schema.features().stream().anyMatch(feature -> feature.sensitivity() != Sensitivity.NONE);
    }

    Rows apply(Rows rows) {
        if (!isSensitive(rows.schema())) {
            return rows;
        }
        List<Column> columns = new ArrayList<>(rows.columns());
        for (int i = 0; i < columns.size(); i++) {
            columns.set(
                    i,
                    switch (rows.schema().feature(i).sensitivity()) {
                        case NONE -> columns.get(i);
                        case DROP -> dropped(columns.get(i));
                        case HASH -> key.length == 0 ? dropped(columns.get(i)) : hashed(columns.get(i));
                    });
        }
        return new Rows(rows.schema(), rows.size(), columns, rows.extras());
    }

    private static Column dropped(Column column) {
        return switch (column) {
            case NumberColumn number -> {
                NumberColumn.Builder builder = new NumberColumn.Builder(column.size());
                for (int row = 0; row < column.size(); row++) {
                    builder.addMissing(Cell.ABSENT);
                }
                yield builder.build();
            }
            case TextColumn text -> {
                TextColumn.Builder builder = new TextColumn.Builder(column.size());
                for (int row = 0; row < column.size(); row++) {
                    builder.addMissing(Cell.ABSENT);
                }
                yield builder.build();
            }
        };
    }

    private Column hashed(Column column) {
        return switch (column) {
            case NumberColumn number -> hashed(number);
            case TextColumn text -> hashed(text);
        };
    }

    private Column hashed(NumberColumn column) {
        NumberColumn.Builder builder = new NumberColumn.Builder(column.size());
        for (int row = 0; row < column.size(); row++) {
            switch (column.cell(row)) {
                case PRESENT -> builder.add((double) (hash(Double.toString(column.value(row))) >>> 11));
                case ESCAPED ->
                    builder.addEscaped(quoted(hash(column.escaped(row).orElseThrow())));
                case NULL, ABSENT -> builder.addMissing(column.cell(row));
            }
        }
        return builder.build();
    }

    private Column hashed(TextColumn column) {
        TextColumn.Builder builder = new TextColumn.Builder(column.size());
        for (int row = 0; row < column.size(); row++) {
            switch (column.cell(row)) {
                case PRESENT -> builder.add(hex(hash(Objects.requireNonNull(column.value(row)))));
                case ESCAPED ->
                    builder.addEscaped(quoted(hash(column.escaped(row).orElseThrow())));
                case NULL, ABSENT -> builder.addMissing(column.cell(row));
            }
        }
        return builder.build();
    }

    private static String quoted(long hash) {
        return "\"" + hex(hash) + "\"";
    }

    private static String hex(long hash) {
        return HexFormat.of().toHexDigits(hash);
    }

    private long hash(String value) {
        return ByteBuffer.wrap(mac(value.getBytes(StandardCharsets.UTF_8))).getLong();
    }

    private byte[] mac(byte[] message) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no HMAC-SHA-256, which every Java must have", e);
        }
    }
}
