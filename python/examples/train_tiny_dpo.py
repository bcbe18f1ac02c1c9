"""Trains a tiny GPT on preferences: the answer that was chosen becomes likelier than the other one (DPO).

    pip install ./python torch
    python python/examples/train_tiny_dpo.py preferences/ --steps 60

The loss is that of Rafailov et al., "Direct Preference Optimization", equation 7 (https://arxiv.org/abs/2305.18290); the
model that it is held against is the one that the training begins with. It begins at ln 2, where both are alike.
"""

import argparse
import copy

import torch
import torch.nn.functional as F
from prepkit_loader import ShardLoader
from tiny_gpt import TinyGPT
from torch.nn.utils.rnn import pad_sequence

given = argparse.ArgumentParser()
given.add_argument("shards")
for name, value in {"steps": 60, "batch": 8, "length": 512, "vocabulary": 1027}.items():
    given.add_argument(f"--{name}", type=int, default=value)
given.add_argument("--beta", type=float, default=0.1)
args = given.parse_args()
device = "cuda" if torch.cuda.is_available() else "cpu"
torch.manual_seed(0)


def likelihood(model, prompts, answers):
    """The logarithm of how likely the model takes each answer for, behind its prompt. Padding is -1."""
    rows = [torch.cat([prompt[prompt >= 0], answer[answer >= 0]]).long() for prompt, answer in zip(prompts, answers, strict=True)]
    ids = pad_sequence(rows, batch_first=True)
    places = torch.arange(ids.shape[1], device=ids.device).expand_as(ids)
    told = F.log_softmax(model(ids, places)[:, :-1], -1).gather(2, ids[:, 1:, None])[..., 0]
    begin = (prompts >= 0).sum(1, keepdim=True)
    end = begin + (answers >= 0).sum(1, keepdim=True)
    return told.where((places[:, 1:] >= begin) & (places[:, 1:] < end), 0).sum(1)


model = TinyGPT(args.vocabulary, args.length).to(device)
before = copy.deepcopy(model).requires_grad_(False)
adam = torch.optim.AdamW(model.parameters(), lr=1e-4)
names = ("prompt_ids", "chosen_ids", "rejected_ids")
loader = ShardLoader(
    args.shards, batch_size=args.batch, columns=names, shuffle=True, pad={name: -1 for name in names}, device=device
)
step = 0
while step < args.steps:
    for batch in loader:
        prompts, chosen, rejected = (batch[name] for name in names)
        better, worse = (likelihood(model, prompts, one) - likelihood(before, prompts, one) for one in (chosen, rejected))
        loss = -F.logsigmoid(args.beta * (better - worse)).mean()
        adam.zero_grad()
        loss.backward()
        adam.step()
        step += 1
        if step == 1 or step % 20 == 0 or step == args.steps:
            print(f"step {step}: loss {loss.item():.3f}, {(better > worse).float().mean().item():.0%} of the pairs in order")
        if step == args.steps:
            break
