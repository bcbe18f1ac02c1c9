"""Rows as one batch of arrays: padded to one width, or end to end."""

import numpy as np

# What `input_ids` and every other column are filled up with is 0, but for labels, which no loss is to count.
PADDING = {"labels": -100}
# Columns that hold one number a token.
TOKEN_COLUMNS = ("input_ids", "labels", "attention_mask", "position_ids", "completion_mask", "assistant_masks")


def padded(lists, out):
    """Rows one below the other in `out`, which is filled with the padding."""
    for row, values in enumerate(lists):
        out[row, : len(values)] = values
    return out


def end_to_end(lists, out):
    """Rows one behind the other in `out`."""
    at = 0
    for values in lists:
        out[at : at + len(values)] = values
        at += len(values)
    return out


def widths(lists):
    return [len(values) for values in lists]


def boundaries(lengths):
    """Where each document begins and the last one ends, as attention of variable length takes it (`cu_seqlens`)."""
    return np.concatenate([[0], np.cumsum(np.concatenate(lengths) if len(lengths) else [])]).astype(np.int32)
