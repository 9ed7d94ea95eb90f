package dev.vigia.local.file;

import com.github.luben.zstd.Zstd;
import io.airlift.compress.lz4.Lz4Decompressor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.GZIPInputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.xerial.snappy.Snappy;

/** Unpacks pages without Hadoop's codecs, which parquet-floor leaves out for gzip and LZ4. */
final class ParquetCodecs implements CompressionCodecFactory {
    /** Unpacks a page into an array of its size; returns how many bytes there were. */
    private interface Unpacking {
        long unpack(byte[] packed, byte[] page) throws IOException;
    }

    @Override
    public BytesInputDecompressor getDecompressor(CompressionCodecName codec) {
        return new Unpacker(unpacking(codec));
    }

    private static Unpacking unpacking(CompressionCodecName codec) {
        return switch (codec) {
            case UNCOMPRESSED ->
                (packed, page) -> {
                    System.arraycopy(packed, 0, page, 0, page.length);
                    return packed.length;
                };
            case SNAPPY -> ParquetCodecs::snappy;
            case GZIP ->
                (packed, page) -> {
                    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
                        return in.readNBytes(page, 0, page.length);
                    }
                };
            case ZSTD -> (packed, page) -> Zstd.decompress(page, packed);
            case LZ4_RAW ->
                (packed, page) -> new Lz4Decompressor().decompress(packed, 0, packed.length, page, 0, page.length);
            case LZO, BROTLI, LZ4 ->
                throw new BadInputException(
                        "Parquet compressed by " + codec + ": expected none, Snappy, gzip, Zstandard or LZ4_RAW");
        };
    }

    /** Asks for the size first, for Snappy writes beyond the end of an array that is too short. */
    private static long snappy(byte[] packed, byte[] page) throws IOException {
        int size = Snappy.uncompressedLength(packed);
        return size == page.length ? Snappy.uncompress(packed, 0, packed.length, page, 0) : size;
    }

    @Override
    public BytesInputCompressor getCompressor(CompressionCodecName codec) {
        throw new UnsupportedOperationException("files are read only");
    }

    @Override
    public void release() {
        // nothing is held
    }

    private record Unpacker(Unpacking unpacking) implements BytesInputDecompressor {
        @Override
        public BytesInput decompress(BytesInput packed, int size) throws IOException {
            byte[] page = new byte[size];
            if (unpacking.unpack(packed.toInputStream().readAllBytes(), page) != size) {
                throw new IOException("a page of another size than its header says");
            }
            return BytesInput.from(page);
        }

        @Override
        public void decompress(ByteBuffer packed, int packedSize, ByteBuffer page, int size) throws IOException {
            byte[] bytes = new byte[packedSize];
            packed.get(bytes);
            page.put(decompress(BytesInput.from(bytes), size).toInputStream().readAllBytes());
        }

        @Override
        public void release() {
            // nothing is held
        }
    }
}
