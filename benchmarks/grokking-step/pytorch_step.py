"""The peer: the same network, data sizes and optimiser in PyTorch eager, as the paper's program does it (naive) and with the
tables and the single query of the folded engine (folded). Prints one JSON line a measurement."""
import json
import math
import sys
import time

import torch
import torch.nn.functional as F

mode, threads, steps = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
torch.set_num_threads(threads)
torch.manual_seed(0)
p, width, heads, hidden, outputs = 113, 128, 4, 512, 114
head = width // heads

if mode == "product":
    for m, n, k in [(2048, 2048, 2048), (3830, 512, 128), (48, 112, 512), (227, 128, 128)]:
        a, b = torch.randn(m, k), torch.randn(k, n)
        times = []
        for _ in range(30):
            start = time.perf_counter()
            a @ b
            times.append(time.perf_counter() - start)
        times.sort()
        print(json.dumps({"m": m, "n": n, "k": k, "gflops": 2e-9 * m * n * k / times[len(times) // 2]}))
    sys.exit()

pairs = torch.tensor([[i // p, i % p, p] for i in range(p * p)])
order = torch.randperm(p * p)[: int(p * p * 0.3)]
x, y = pairs[order], pairs[order][:, :2].sum(1) % p


def normal(scale, *shape):
    return torch.nn.Parameter(torch.randn(*shape) * scale)


s = 1 / math.sqrt(width)
W_E, W_pos = normal(s, p + 1, width), normal(s, 3, width)
W_Q, W_K, W_V, W_O = (normal(s, width, width) for _ in range(4))
W_in, W_out = normal(s, width, hidden), normal(s, hidden, width)
b_in, b_out = torch.nn.Parameter(torch.zeros(hidden)), torch.nn.Parameter(torch.zeros(width))
W_U = normal(1 / math.sqrt(outputs), width, outputs)
parameters = [W_E, W_pos, W_Q, W_K, W_V, W_O, W_in, b_in, W_out, b_out, W_U]
optimiser = torch.optim.AdamW(parameters, lr=1e-3, betas=(0.9, 0.98), weight_decay=1.0)
mask = torch.triu(torch.full((3, 3), -float("inf")), 1)


def naive():
    n = x.shape[0]
    stream = F.embedding(x, W_E) + W_pos
    split = lambda t: t.view(n, 3, heads, head).transpose(1, 2)
    q, k, v = split(stream @ W_Q), split(stream @ W_K), split(stream @ W_V)
    pattern = F.softmax(q @ k.transpose(-2, -1) / math.sqrt(head) + mask, -1)
    stream = stream + (pattern @ v).transpose(1, 2).reshape(n, 3, width) @ W_O
    stream = stream + F.relu(stream @ W_in + b_in) @ W_out + b_out
    return (stream @ W_U)[:, 2]


first, second = x[:, 0].contiguous(), x[:, 1].contiguous()


def folded():
    last = W_E[p] + W_pos[2]
    tables = [W_E[:p] + W_pos[0], W_E[:p] + W_pos[1], last[None]]
    query = (last @ W_Q).view(heads, head) / math.sqrt(head)
    scores = [((t @ W_K).view(-1, heads, head) * query).sum(-1) for t in tables]
    values = [(t @ W_V).view(-1, heads, head) for t in tables]
    logits = torch.stack([scores[0][first], scores[1][second], scores[2].expand(len(first), heads)], -1)
    weights = F.softmax(logits, -1)[..., None]
    mixed = weights[:, :, 0] * values[0][first] + weights[:, :, 1] * values[1][second] + weights[:, :, 2] * values[2]
    stream = last + mixed.reshape(-1, width) @ W_O
    stream = stream + F.relu(stream @ W_in + b_in) @ W_out + b_out
    return stream @ W_U


forward = naive if mode == "naive" else folded
times = []
for step in range(steps + 5):
    start = time.perf_counter()
    optimiser.zero_grad()
    loss = F.cross_entropy(forward().double(), y)
    loss.backward()
    optimiser.step()
    times.append((time.perf_counter() - start) * 1e3)
times = sorted(times[5:])
print(json.dumps({"mode": mode, "threads": threads, "version": torch.__version__, "median": times[len(times) // 2], "least": times[0], "loss": loss.item()}))
