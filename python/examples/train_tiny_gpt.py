"""Trains a tiny GPT on packed shards: prints the loss, tokens a second, and the share of time spent waiting for data.

    pip install ./python torch
    python python/examples/train_tiny_gpt.py packed/ --steps 100

On a GPU, if there is one.
"""

import argparse
import time

import torch
import torch.nn.functional as F
from prepkit_loader import ShardLoader
from tiny_gpt import TinyGPT

given = argparse.ArgumentParser()
given.add_argument("shards")
for name, value in {"steps": 100, "batch": 4, "length": 1024, "vocabulary": 1027}.items():
    given.add_argument(f"--{name}", type=int, default=value)
args = given.parse_args()
device = "cuda" if torch.cuda.is_available() else "cpu"
torch.manual_seed(0)

model = TinyGPT(args.vocabulary, args.length).to(device)
adam = torch.optim.AdamW(model.parameters(), lr=1e-3)
loader = ShardLoader(args.shards, batch_size=args.batch, length=args.length, shuffle=True, drop_last=False, device=device)
tokens, step, since = 0, 0, time.perf_counter()
while step < args.steps:
    for batch in loader:
        ids, labels, places = (batch[name].long() for name in ("input_ids", "labels", "position_ids"))
        labels = labels.masked_fill(places == 0, -100)  # nothing before it tells how a document begins
        loss = F.cross_entropy(model(ids, places)[:, :-1].flatten(0, 1), labels[:, 1:].flatten())
        adam.zero_grad()
        loss.backward()
        adam.step()
        tokens, step = tokens + ids.numel(), step + 1
        if step == 1 or step % 20 == 0 or step == args.steps:
            spent = time.perf_counter() - since
            print(f"step {step}: loss {loss.item():.3f}, {tokens / spent:,.0f} tokens/s, {loader.waited / spent:.1%} waiting for data")
        if step == args.steps:
            break
