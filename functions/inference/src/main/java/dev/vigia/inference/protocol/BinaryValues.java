package dev.vigia.inference.protocol;

import dev.vigia.inference.http.Problem;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Reads a binary tensor: little-endian, row by row, without padding. A BOOL is one byte, 0 or 1; each element of BYTES
 * is its length in four bytes and then UTF-8.
 */
final class BinaryValues {
    private final ByteBuffer bytes;
    private final Datatype datatype;
    private final String field;

    /** @throws dev.vigia.inference.http.ProblemException if there are not as many bytes as {@code count} values take */
    BinaryValues(byte[] body, Tensor tensor, long count) {
        this.datatype = tensor.datatype();
        this.field = tensor.field();
        int size = tensor.data().to() - tensor.data().from();
        this.bytes = ByteBuffer.wrap(body, tensor.data().from(), size).order(ByteOrder.LITTLE_ENDIAN);
        if (datatype == Datatype.BYTES) {
            require(size >= count * Integer.BYTES, count + " elements, each with its length in four bytes");
        } else {
            long expected = count * datatype.bytes();
            require(size == expected, expected + " bytes, for " + count + " values of " + datatype);
        }
    }

    private void require(boolean right, String expected) {
        Json.require(right, field + ".parameters.binary_data_size", expected);
    }

    void next(Values to) {
        switch (datatype) {
            case BOOL -> to.bool(bool());
            case UINT8 -> to.whole(Byte.toUnsignedInt(bytes.get()));
            case UINT16 -> to.whole(Short.toUnsignedInt(bytes.getShort()));
            case UINT32 -> to.whole(Integer.toUnsignedLong(bytes.getInt()));
            case UINT64 -> unsigned(bytes.getLong(), to);
            case INT8 -> to.whole(bytes.get());
            case INT16 -> to.whole(bytes.getShort());
            case INT32 -> to.whole(bytes.getInt());
            case INT64 -> to.whole(bytes.getLong());
            case FP16 -> to.number(Float.float16ToFloat(bytes.getShort()));
            case FP32 -> to.number(bytes.getFloat());
            case FP64 -> to.number(bytes.getDouble());
            case BYTES -> to.text(text());
        }
    }

    private static void unsigned(long value, Values to) {
        if (value < 0) {
            to.huge(Long.toUnsignedString(value));
        } else {
            to.whole(value);
        }
    }

    private boolean bool() {
        byte value = bytes.get();
        Json.require(value == 0 || value == 1, field, "bytes 0 and 1, for values of BOOL");
        return value == 1;
    }

    private String text() {
        require(bytes.remaining() >= Integer.BYTES, "each element with its length in four bytes");
        int length = bytes.getInt();
        require(length >= 0 && length <= bytes.remaining(), "as many bytes as the lengths of its elements say");
        if (length > Limits.STRING) {
            throw Problem.TOO_LARGE.with(field, "texts of " + Limits.STRING + " bytes", "a text is too long");
        }
        ByteBuffer element = bytes.slice(bytes.position(), length);
        bytes.position(bytes.position() + length);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(element).toString();
        } catch (CharacterCodingException e) {
            throw Problem.BAD_REQUEST.with(field, "texts in UTF-8", "'" + field + "' is not UTF-8");
        }
    }

    /** Throws unless every byte was read. */
    void end() {
        require(!bytes.hasRemaining(), "no more bytes than its elements take");
    }
}
