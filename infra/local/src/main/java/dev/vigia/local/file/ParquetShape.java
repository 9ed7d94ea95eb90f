package dev.vigia.local.file;

import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.Type;

/** The shape of a schema as Parquet asks for it where values are taken column by column: nothing is converted. */
final class ParquetShape extends GroupConverter {
    private final GroupType type;

    ParquetShape(GroupType type) {
        this.type = type;
    }

    @Override
    public Converter getConverter(int place) {
        Type field = type.getType(place);
        return field.isPrimitive() ? new PrimitiveConverter() {} : new ParquetShape(field.asGroupType());
    }

    @Override
    public void start() {
        // values come by column
    }

    @Override
    public void end() {
        // values come by column
    }
}
