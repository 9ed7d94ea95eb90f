"""Made *.parquet, with pyarrow 26.0.1 and numpy 2.4.6: python3 make_parquet.py"""
import datetime
import decimal

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

table = pa.table({
    "i8": pa.array([1, None, 3], pa.int8()),
    "f": pa.array([1.5, 2.5, None], pa.float32()),
    "h": pa.array(np.array([0.5, 1, 2], np.float16)),
    "s": ["a", None, "ü"],
    "b": pa.array([True, None, False]),
    "d": pa.array([datetime.date(2026, 11, 25)] * 3),
    "ts": pa.array([datetime.datetime(2026, 11, 25, 1, 2, 3, 5000)] * 3, pa.timestamp("us", tz="UTC")),
    "dec": pa.array([decimal.Decimal("1.25"), None, decimal.Decimal("-3.50")], pa.decimal128(9, 2)),
    "l": [[1], [2], [3]],
    "dict": pa.array(["x", "y", "x"]).dictionary_encode(),
})
for codec in ("none", "snappy", "gzip", "zstd", "lz4"):
    pq.write_table(table, f"types-{codec}.parquet", compression=codec)

# row groups without rows: the only one, and between two others
none = pa.table({"x": pa.array([], pa.float64()), "s": pa.array([], pa.string())})
some = pa.table({"x": [1.0, 2.0], "s": ["a", "b"]})
pq.write_table(none, "empty.parquet")
with pq.ParquetWriter("gap.parquet", some.schema) as writer:
    for part in (some, none, some):
        writer.write_table(part)
