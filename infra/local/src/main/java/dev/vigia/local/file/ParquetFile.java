package dev.vigia.local.file;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/** A Parquet file. Columns of lists or of groups cannot be read, and must be left out. */
public final class ParquetFile implements RowFile {
    private static final int BLOCK_CELLS = 1 << 15;
    private static final int LEAST_ROWS = 16;

    private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);

    private final Path path;
    private final MessageType schema;
    private final List<String> names;

    private ParquetFile(Path path, MessageType schema) {
        this.path = path;
        this.schema = schema;
        names = schema.getFields().stream().map(Type::getName).toList();
    }

    /** @throws BadInputException if it is not a Parquet file */
    static ParquetFile open(Path path) throws IOException {
        try (ParquetFileReader reader = reader(path)) {
            MessageType schema = reader.getFileMetaData().getSchema();
            if (schema.getFieldCount() > CsvHeader.MOST_COLUMNS) {
                throw BadInputException.of(
                        path, schema.getFieldCount() + " columns: expected at most " + CsvHeader.MOST_COLUMNS);
            }
            return new ParquetFile(path, schema);
        }
    }

    private static ParquetFileReader reader(Path path) throws IOException {
        requireEnd(path);
        return whole(
                path,
                () -> ParquetFileReader.open(
                        new LocalInputFile(path),
                        ParquetReadOptions.builder(new PlainParquetConfiguration())
                                .withCodecFactory(new ParquetCodecs())
                                .build()));
    }

    /** Something that the library reads. */
    private interface Reading<T> {
        T read() throws IOException;
    }

    /** What is broken, the library tells by exceptions of many kinds, plain runtime exceptions among them. */
    private static <T> T whole(Path path, Reading<T> reading) {
        try {
            return reading.read();
        } catch (BadInputException ours) {
            throw ours;
        } catch (IOException | RuntimeException e) {
            throw BadInputException.of(path, "is no whole Parquet file: expected one, not encrypted");
        }
    }

    /** A file that was cut off lacks the four letters with which it ends. */
    private static void requireEnd(Path path) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            byte[] end = new byte[MAGIC.length];
            file.seek(Math.max(0, file.length() - end.length));
            file.readFully(end);
            if (!Arrays.equals(end, MAGIC)) {
                throw BadInputException.of(path, "is no whole Parquet file: expected one, not encrypted");
            }
        }
    }

    @Override
    public Path path() {
        return path;
    }

    @Override
    public List<String> names() {
        return names;
    }

    @Override
    public void read(Progress progress, Consumer<Block> blocks) throws IOException {
        try (ParquetFileReader reader = reader(path)) {
            String writer = reader.getFileMetaData().getCreatedBy();
            long before = 0;
            for (BlockMetaData meta : reader.getRowGroups()) {
                if (meta.getRowCount() == 0) { // which the library reads as nothing at all
                    whole(path, reader::skipNextRowGroup);
                    continue;
                }
                PageReadStore group = whole(path, reader::readNextRowGroup);
                List<ParquetColumn> columns = whole(
                        path, () -> columns(new ColumnReadStoreImpl(group, new ParquetShape(schema), schema, writer)));
                read(group.getRowCount(), before, columns, blocks);
                before += group.getRowCount();
                progress.advance(meta.getCompressedSize());
            }
        }
    }

    private List<ParquetColumn> columns(ColumnReadStoreImpl store) {
        List<ParquetColumn> columns = new ArrayList<>();
        for (Type field : schema.getFields()) {
            if (field.isPrimitive() && !field.isRepetition(Type.Repetition.REPEATED)) {
                ColumnDescriptor column = schema.getColumnDescription(new String[] {field.getName()});
                columns.add(new ParquetColumn(column, store.getColumnReader(column)));
            }
        }
        return columns;
    }

    private void read(long rows, long before, List<ParquetColumn> columns, Consumer<Block> blocks) {
        int most = Math.max(LEAST_ROWS, BLOCK_CELLS / Math.max(1, columns.size()));
        for (long done = 0; done < rows; done += most) {
            int size = (int) Math.min(most, rows - done);
            List<ParquetCells> cells = whole(
                    path,
                    () -> columns.stream().map(column -> column.next(size)).toList());
            blocks.accept(new ParquetBlock(path, names, cells, before + done, size));
        }
    }
}
