package dev.vigia.local.file;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteOrder;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.Float16LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.UUIDLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.jspecify.annotations.Nullable;

/** Takes the cells of one Parquet column: decimals as numbers, dates and times as the texts of ISO 8601. */
final class ParquetColumn {
    private static final int MOST_HELD = 1 << 13;
    private static final long JULIAN_EPOCH = 2_440_588;
    private static final long SECONDS_A_DAY = 86_400;

    private final String name;
    private final ColumnReader reader;
    private final PrimitiveTypeName type;
    private final @Nullable LogicalTypeAnnotation meaning;
    private final int present;
    private final ParquetCells.Kind kind;
    private final Map<Binary, String> held = new HashMap<>();

    ParquetColumn(ColumnDescriptor column, ColumnReader reader) {
        name = column.getPath()[0];
        this.reader = reader;
        type = column.getPrimitiveType().getPrimitiveTypeName();
        meaning = column.getPrimitiveType().getLogicalTypeAnnotation();
        present = column.getMaxDefinitionLevel();
        kind = kind();
    }

    private ParquetCells.Kind kind() {
        if (meaning instanceof DecimalLogicalTypeAnnotation || meaning instanceof Float16LogicalTypeAnnotation) {
            return ParquetCells.Kind.NUMBER;
        }
        return switch (type) {
            case BOOLEAN -> ParquetCells.Kind.FLAG;
            case FLOAT, DOUBLE -> ParquetCells.Kind.NUMBER;
            case INT32, INT64 ->
                meaning instanceof DateLogicalTypeAnnotation || meaning instanceof TimestampLogicalTypeAnnotation
                        ? ParquetCells.Kind.TEXT
                        : ParquetCells.Kind.WHOLE;
            case BINARY, FIXED_LEN_BYTE_ARRAY, INT96 -> ParquetCells.Kind.TEXT;
        };
    }

    /** The next cells of the row group. */
    ParquetCells next(int rows) {
        ParquetCells cells = new ParquetCells(name, kind, rows);
        for (int row = 0; row < rows; row++) {
            if (reader.getCurrentDefinitionLevel() == present) {
                switch (kind) {
                    case WHOLE -> cells.put(row, whole());
                    case NUMBER -> cells.put(row, Double.doubleToRawLongBits(number()));
                    case FLAG -> cells.put(row, reader.getBoolean() ? 1 : 0);
                    case TEXT -> cells.put(row, text());
                }
            }
            reader.consume();
        }
        return cells;
    }

    /** Unsigned ones of 64 bits stay signed: beyond 2^63 they are hashes, which only have to differ. */
    private long whole() {
        if (type == PrimitiveTypeName.INT64) {
            return reader.getLong();
        }
        return isUnsigned() ? Integer.toUnsignedLong(reader.getInteger()) : reader.getInteger();
    }

    private boolean isUnsigned() {
        return meaning instanceof IntLogicalTypeAnnotation whole && !whole.isSigned();
    }

    private double number() {
        if (meaning instanceof DecimalLogicalTypeAnnotation decimal) {
            return new BigDecimal(unscaled(), decimal.getScale()).doubleValue();
        }
        if (meaning instanceof Float16LogicalTypeAnnotation) {
            byte[] bytes = reader.getBinary().getBytes();
            return Float.float16ToFloat((short) ((bytes[1] << 8) | (bytes[0] & 0xff)));
        }
        return type == PrimitiveTypeName.FLOAT ? reader.getFloat() : reader.getDouble();
    }

    private BigInteger unscaled() {
        return switch (type) {
            case INT32 -> BigInteger.valueOf(reader.getInteger());
            case INT64 -> BigInteger.valueOf(reader.getLong());
            case BINARY, FIXED_LEN_BYTE_ARRAY, INT96, BOOLEAN, FLOAT, DOUBLE ->
                new BigInteger(reader.getBinary().getBytes());
        };
    }

    private String text() {
        return switch (type) {
            case INT32 -> LocalDate.ofEpochDay(reader.getInteger()).toString();
            case INT64 -> instant(reader.getLong()).toString();
            case INT96 -> julian(reader.getBinary()).toString();
            case BINARY, FIXED_LEN_BYTE_ARRAY, BOOLEAN, FLOAT, DOUBLE -> text(reader.getBinary());
        };
    }

    private Instant instant(long value) {
        if (!(meaning instanceof TimestampLogicalTypeAnnotation timestamp)) {
            return Instant.ofEpochMilli(value);
        }
        return switch (timestamp.getUnit()) {
            case MILLIS -> Instant.ofEpochMilli(value);
            case MICROS -> Instant.EPOCH.plus(value, ChronoUnit.MICROS);
            case NANOS -> Instant.EPOCH.plusNanos(value);
        };
    }

    /** Nanoseconds of the day, then the Julian day, little endian. */
    private static Instant julian(Binary value) {
        var bytes = value.toByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
        long nanos = bytes.getLong();
        return Instant.ofEpochSecond((bytes.getInt() - JULIAN_EPOCH) * SECONDS_A_DAY, nanos);
    }

    private String text(Binary binary) {
        if (meaning instanceof UUIDLogicalTypeAnnotation) {
            var bytes = binary.toByteBuffer();
            return new UUID(bytes.getLong(), bytes.getLong()).toString();
        }
        String same = held.get(binary);
        if (same == null) {
            same = binary.toStringUsingUTF8();
            if (held.size() < MOST_HELD) {
                held.put(binary.copy(), same);
            }
        }
        return same;
    }
}
