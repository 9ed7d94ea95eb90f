package dev.vigia.inference.protocol;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.vigia.model.FeatureType;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The Open Inference Protocol's tensor datatypes. */
enum Datatype {
    BOOL(1, 0),
    UINT8(1, 8),
    UINT16(2, 16),
    UINT32(4, 32),
    UINT64(8, 64),
    INT8(1, -8),
    INT16(2, -16),
    INT32(4, -32),
    INT64(8, -64),
    FP16(2, 0),
    FP32(4, 0),
    FP64(8, 0),
    BYTES(0, 0);

    private final int bytes;

    /** Bits of a whole number, negative where it is signed; 0 if it is none. */
    private final int bits;

    Datatype(int bytes, int bits) {
        this.bytes = bytes;
        this.bits = bits;
    }

    /** Bytes of a binary value; 0 where each says its own length. */
    int bytes() {
        return bytes;
    }

    static Datatype of(String word, String field) {
        for (Datatype datatype : values()) {
            if (datatype.name().equals(word)) {
                return datatype;
            }
        }
        String all = Arrays.stream(values()).map(Enum::name).collect(Collectors.joining(", "));
        throw dev.vigia.inference.http.Problem.BAD_REQUEST.with(
                field, "one of " + all, "'" + field + "' is not a datatype");
    }

    static Datatype of(FeatureType type) {
        return switch (type) {
            case NUMBER -> FP64;
            case INTEGER -> INT64;
            case BOOLEAN -> BOOL;
            case CATEGORY, TEXT, TIMESTAMP -> BYTES;
        };
    }

    /** Throws unless the value at the parser is one of this datatype, or null. */
    void require(JsonParser json, String field) throws IOException {
        JsonToken token = json.currentToken();
        boolean right = token == JsonToken.VALUE_NULL
                || switch (this) {
                    case BOOL -> token.isBoolean() || token == JsonToken.VALUE_NUMBER_INT;
                    case FP16, FP32, FP64 -> token.isNumeric();
                    case BYTES -> token == JsonToken.VALUE_STRING;
                    case UINT8, UINT16, UINT32, UINT64, INT8, INT16, INT32, INT64 ->
                        token == JsonToken.VALUE_NUMBER_INT && fits(json.getBigIntegerValue());
                };
        Json.require(right, field, "values of datatype " + name());
    }

    private boolean fits(BigInteger value) {
        return bits > 0 ? value.signum() >= 0 && value.bitLength() <= bits : value.bitLength() < -bits;
    }
}
