"""In which order rows come: a shuffle that is computed place by place, so that it takes no memory."""

import numpy as np

# Enough for 2**32 rows: the distance from a uniform shuffle falls geometrically with the rounds.
ROUNDS = 64


def shuffled(places, rows, seed, epoch=0):
    """Which rows stand at `places` (integers, 0 to `rows` - 1) of the shuffled epoch, as int64.

    The same arguments give the same rows everywhere and always, and all places together give each row once. This is the
    swap-or-not shuffle of Hoang, Morris and Rogaway (CRYPTO 2012): in each round a row may change its place with a
    partner, and a hash of the two decides.
    """
    at = np.asarray(places, dtype=np.uint64).copy()
    if rows < 2:
        return at.astype(np.int64)
    count = np.uint64(rows)
    key = _mix(np.array([seed & 0xFFFF_FFFF_FFFF_FFFF], dtype=np.uint64))
    key = _mix(key ^ np.uint64(epoch))
    round_keys = _mix(key + np.arange(2 * ROUNDS, dtype=np.uint64))
    for number in range(ROUNDS):
        partner = (round_keys[2 * number] % count + count - at) % count
        swaps = _mix(np.maximum(at, partner) ^ round_keys[2 * number + 1]) & np.uint64(1)
        at = np.where(swaps == 1, partner, at)
    return at.astype(np.int64)


def _mix(values):
    """The finisher of SplitMix64 (Steele, Lea and Flood, 2014) over numbers of 64 bits, which wrap around."""
    values = values + np.uint64(0x9E3779B97F4A7C15)
    values = (values ^ (values >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    values = (values ^ (values >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return values ^ (values >> np.uint64(31))
