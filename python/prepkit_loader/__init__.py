"""Feeds training from Arrow shards: memory-mapped, sharded by rank and worker, resumable to the exact sample.

    from prepkit_loader import ShardLoader

    loader = ShardLoader("packed/", batch_size=8, shuffle=True)
    for batch in loader:
        batch["input_ids"]  # (8, length), a torch tensor where torch is installed

`ShardDataset` is the rows alone, for a torch `DataLoader` or for looking at them.
"""

from .loader import ShardLoader
from .order import shuffled
from .shards import ShardDataset

__all__ = ["ShardDataset", "ShardLoader", "shuffled"]
