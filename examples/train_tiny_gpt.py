"""Trains a tiny GPT on packed shards: prints the loss, tokens a second, and the share of time spent waiting for data.

    pip install ./python torch
    python examples/train_tiny_gpt.py packed/ --steps 100

Documents of a row do not see each other. On a GPU, if there is one.
"""

import argparse
import time

import torch
import torch.nn.functional as F
from prepkit_loader import ShardLoader
from torch import nn

given = argparse.ArgumentParser()
given.add_argument("shards")
for name, value in {"steps": 100, "batch": 4, "length": 512, "width": 128, "layers": 2, "heads": 4, "vocabulary": 512}.items():
    given.add_argument(f"--{name}", type=int, default=value)
args = given.parse_args()
device = "cuda" if torch.cuda.is_available() else "cpu"
torch.manual_seed(0)


class Block(nn.Module):
    def __init__(self):
        super().__init__()
        self.attention = nn.Linear(args.width, 3 * args.width)
        self.out = nn.Linear(args.width, args.width)
        self.mlp = nn.Sequential(nn.Linear(args.width, 4 * args.width), nn.GELU(), nn.Linear(4 * args.width, args.width))
        self.norms = nn.ModuleList([nn.LayerNorm(args.width), nn.LayerNorm(args.width)])

    def forward(self, x, mask):
        parts = self.attention(self.norms[0](x)).unflatten(-1, (3, args.heads, -1)).permute(2, 0, 3, 1, 4)
        seen = F.scaled_dot_product_attention(*parts, attn_mask=mask)
        x = x + self.out(seen.transpose(1, 2).flatten(2))
        return x + self.mlp(self.norms[1](x))


class TinyGPT(nn.Module):
    def __init__(self):
        super().__init__()
        self.tokens, self.places = nn.Embedding(args.vocabulary, args.width), nn.Embedding(args.length, args.width)
        nn.init.normal_(self.tokens.weight, std=0.02)
        self.blocks = nn.ModuleList(Block() for _ in range(args.layers))

    def forward(self, ids, places):
        # A document begins where its first place is: tokens see those before them of the same one.
        document = (places == 0).cumsum(1)
        mask = (document[:, :, None] == document[:, None, :]).tril()[:, None]
        x = self.tokens(ids) + self.places(places)
        for block in self.blocks:
            x = block(x, mask)
        return x @ self.tokens.weight.T


model = TinyGPT().to(device)
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
