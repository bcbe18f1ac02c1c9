"""A table of every type that is supported, with nulls, and the form in which it comes back from Parquet."""

import datetime
import decimal

import pyarrow

ROWS = 600


def column(value, dtype):
    """The values of the rows; every fifth one is null."""
    return pyarrow.array([None if row % 5 == 3 else value(row) for row in range(ROWS)], dtype)


def number(row, digits, scale):
    return decimal.Decimal((row - 300) * 10 ** (digits - 4)).scaleb(-scale)


def every_type():
    moment = datetime.datetime(1960, 1, 1)
    later = lambda row: moment + datetime.timedelta(seconds=row * 999_983)
    talk = pyarrow.struct([("role", pyarrow.string()), ("content", pyarrow.string()), ("marks", pyarrow.list_(pyarrow.int8()))])
    inner = pyarrow.struct([("a", pyarrow.int64()), ("b", pyarrow.struct([("c", pyarrow.string())]))])
    columns = {
        "int8": column(lambda row: row % 256 - 128, pyarrow.int8()),
        "int16": column(lambda row: row * 109 - 32_768, pyarrow.int16()),
        "int32": column(lambda row: row * 7_158_278 - 2**31, pyarrow.int32()),
        "int64": column(lambda row: row * 2**54 - 2**63, pyarrow.int64()),
        "uint8": column(lambda row: row % 256, pyarrow.uint8()),
        "uint16": column(lambda row: row * 109, pyarrow.uint16()),
        "uint32": column(lambda row: row * 7_158_278, pyarrow.uint32()),
        "uint64": column(lambda row: 2**64 - 1 - row, pyarrow.uint64()),
        "float16": column(lambda row: row / 8, pyarrow.float16()),
        "float32": column(lambda row: row / 4, pyarrow.float32()),
        "float64": column(lambda row: row / 3 - 5e300 * (row % 2), pyarrow.float64()),
        "bool": column(lambda row: row % 3 == 0, pyarrow.bool_()),
        "string": column(lambda row: f"行{row} " * (row % 7), pyarrow.string()),
        "binary": column(lambda row: bytes([row % 256, 0, 255]), pyarrow.binary()),
        "fixed_binary": column(lambda row: bytes([row % 256] * 5), pyarrow.binary(5)),
        "date": column(lambda row: datetime.date(1969, 1, 1) + datetime.timedelta(days=row), pyarrow.date32()),
        "milliseconds": column(later, pyarrow.timestamp("ms")),
        "microseconds": column(later, pyarrow.timestamp("us", "Asia/Shanghai")),
        "nanoseconds": column(lambda row: row * 10**15 + 7, pyarrow.timestamp("ns", "UTC")),
        "time32": column(lambda row: row * 1000, pyarrow.time32("ms")),
        "time64": column(lambda row: row * 1_000_001, pyarrow.time64("us")),
        "time64_ns": column(lambda row: row * 1_000_001, pyarrow.time64("ns")),
        "duration": column(lambda row: row * 7 - 5, pyarrow.duration("us")),
        "decimal_7": column(lambda row: number(row, 7, 2), pyarrow.decimal128(7, 2)),
        "decimal_18": column(lambda row: number(row, 18, 2), pyarrow.decimal128(18, 2)),
        "decimal_38": column(lambda row: number(row, 38, 5), pyarrow.decimal128(38, 5)),
        "decimal_60": column(lambda row: number(row, 38, 5), pyarrow.decimal256(60, 5)),
        "null": pyarrow.nulls(ROWS),
        "list": column(lambda row: [None if k == 2 else k * row for k in range(row % 5)], pyarrow.list_(pyarrow.int32())),
        "lists": column(
            lambda row: [None if k == 2 else [f"t{j}" if j != 1 else None for j in range(k)] for k in range(row % 5)],
            pyarrow.list_(pyarrow.list_(pyarrow.string())),
        ),
        "fixed_list": column(lambda row: [row / 2, None, row], pyarrow.list_(pyarrow.float32(), 3)),
        "struct": column(lambda row: {"a": row if row % 3 else None, "b": {"c": f"s{row}" if row % 2 else None}}, inner),
        "messages": column(
            lambda row: [
                {"role": "user" if k % 2 == 0 else "assistant", "content": f"c{row} 好", "marks": [k] * (k % 3) if k != 3 else None}
                for k in range(row % 6)
            ],
            pyarrow.list_(talk),
        ),
        "map": column(lambda row: [(f"k{k}", k if k % 2 else None) for k in range(row % 4)], pyarrow.map_(pyarrow.string(), pyarrow.int32())),
        # What has no form of its own in a batch comes back as the plain type, with the same values.
        "large_string": column(lambda row: f"x{row % 10}", pyarrow.large_string()),
        "dictionary": pyarrow.array([None if row % 5 == 3 else f"k{row % 9}" for row in range(ROWS)]).dictionary_encode(),
        "seconds": column(later, pyarrow.timestamp("s")),
    }
    return pyarrow.table(columns)


BECOMES = {"large_string": pyarrow.string(), "dictionary": pyarrow.string(), "seconds": pyarrow.timestamp("ms")}


def values_of(column):
    """Python has no nanoseconds, so that those are compared as numbers."""
    is_fine = pyarrow.types.is_timestamp(column.type) and column.type.unit == "ns"
    return (column.cast(pyarrow.int64()) if is_fine else column).to_pylist()
