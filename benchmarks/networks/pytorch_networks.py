"""The peer: the same networks, batches and optimiser in PyTorch eager. Prints one JSON line for each piece of work.
AdamW runs with and without its grouped loop (foreach), and the faster counts."""
import json
import math
import sys
import time

import torch
import torch.nn as nn
import torch.nn.functional as F

case, threads, seconds, works = sys.argv[1], int(sys.argv[2]), float(sys.argv[3]), sys.argv[4:]
torch.set_num_threads(threads)
torch.manual_seed(0)


class Block(nn.Module):
    def __init__(self, width, heads, context):
        super().__init__()
        self.heads = heads
        self.ln1, self.ln2 = nn.LayerNorm(width), nn.LayerNorm(width)
        self.qkv, self.o = nn.Linear(width, 3 * width), nn.Linear(width, width)
        self.up, self.down = nn.Linear(width, 4 * width), nn.Linear(4 * width, width)
        self.register_buffer("mask", torch.triu(torch.full((context, context), -float("inf")), 1))

    def forward(self, x):
        n, t, d = x.shape
        q, k, v = (part.view(n, t, self.heads, d // self.heads).transpose(1, 2) for part in self.qkv(self.ln1(x)).split(d, 2))
        pattern = F.softmax(q @ k.transpose(-2, -1) / math.sqrt(d // self.heads) + self.mask, -1)
        x = x + self.o((pattern @ v).transpose(1, 2).reshape(n, t, d))
        return x + self.down(F.gelu(self.up(self.ln2(x)), approximate="tanh"))


class Gpt(nn.Module):
    def __init__(self, vocabulary, context, width, heads, blocks):
        super().__init__()
        self.tokens, self.positions = nn.Embedding(vocabulary, width), nn.Parameter(torch.randn(context, width))
        self.blocks = nn.Sequential(*[Block(width, heads, context) for _ in range(blocks)])
        self.norm, self.unembed = nn.LayerNorm(width), nn.Linear(width, vocabulary, bias=False)

    def forward(self, x):
        return self.unembed(self.norm(self.blocks(self.tokens(x) + self.positions)))


class Perceptron(nn.Module):
    """The first layer as a sum of two table rows, as ours."""

    def __init__(self, p, neurons):
        super().__init__()
        self.a, self.b = nn.Embedding(p, neurons), nn.Embedding(p, neurons)
        self.out = nn.Linear(neurons, p, bias=False)

    def forward(self, x):
        return self.out((self.a(x[:, 0]) + self.b(x[:, 1])) ** 2)


class Adder(nn.Module):
    def __init__(self):
        super().__init__()
        self.tokens, self.lstm, self.out = nn.Embedding(100, 4), nn.LSTM(4, 6, batch_first=True), nn.Linear(6, 10)

    def forward(self, x):
        return self.out(self.lstm(self.tokens(x))[0])


def cross_entropy(outputs, y):
    return F.cross_entropy(outputs.reshape(-1, outputs.shape[-1]), y.reshape(-1))


loss_of = cross_entropy
if case == "sums-35":
    model, x, y = Gpt(13, 35, 128, 4, 1), torch.randint(13, (128, 35)), torch.randint(13, (128, 35))
elif case == "sums-35-narrow":
    model, x, y = Gpt(13, 35, 64, 4, 1), torch.randint(13, (128, 35)), torch.randint(13, (128, 35))
elif case == "decoder-64":
    model, x, y = Gpt(64, 64, 192, 6, 4), torch.randint(64, (32, 64)), torch.randint(64, (32, 64))
elif case == "perceptron-97":
    pairs = torch.tensor([[i // 97, i % 97] for i in range(97 * 97)])[torch.randperm(97 * 97)[:4704]]
    model, x, y = Perceptron(97, 500), pairs, F.one_hot(pairs.sum(1) % 97, 97).float()
    loss_of = F.mse_loss
elif case == "additions-10":
    model, x, y = Adder(), torch.randint(100, (16384, 11)), torch.randint(10, (16384, 11))
else:
    sys.exit(f"unknown case {case}")


def median(work):
    times, begin, run = [], time.perf_counter(), 0
    while run < 5 or time.perf_counter() - begin < 0.5 * seconds:
        work()
        run += 1
    begin = time.perf_counter()
    while len(times) < 5 or time.perf_counter() - begin < seconds:
        start = time.perf_counter()
        work()
        times.append((time.perf_counter() - start) * 1e3)
    return sorted(times)[len(times) // 2]


def forward():
    with torch.no_grad():
        model(x)


def evaluation():
    with torch.no_grad():
        outputs = model(x)
        wanted = y.argmax(-1) if loss_of is F.mse_loss else y
        return loss_of(outputs, y).item(), (outputs.argmax(-1) == wanted).float().mean().item()


def training(optimiser):
    def step():
        optimiser.zero_grad(set_to_none=True)
        loss = loss_of(model(x), y)
        loss.backward()
        optimiser.step()
        return loss.item()
    return step


print(json.dumps({"version": torch.__version__}))
if "forward" in works:
    print(json.dumps({"work": "forward", "median": median(forward)}))
if "evaluation" in works:
    print(json.dumps({"work": "evaluation", "median": median(evaluation)}))
if "training" in works:
    steps = [median(training(torch.optim.AdamW(model.parameters(), lr=1e-3, betas=(0.9, 0.98), weight_decay=1.0, foreach=grouped))) for grouped in (False, True)]
    print(json.dumps({"work": "training", "median": min(steps)}))
