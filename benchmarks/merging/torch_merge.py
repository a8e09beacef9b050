"""The same merges as a loop over tensors in PyTorch, as merge programs are written: load, compute in float32, collect, save.

    /usr/bin/python3 torch_merge.py METHOD BASE A B OUT        (Debian: apt-get install python3-torch python3-numpy)

Prints the seconds from the first read to the last flush, and the peak resident memory in bytes. Debian has no safetensors package; the
format is a length, a JSON header and the bytes, which are mapped here as that package maps them.
"""
import glob, json, mmap, os, resource, sys, time
import numpy as np
import torch


def tensors(folder):
    found = {}
    for path in sorted(glob.glob(folder + "/*.safetensors")):
        with open(path, "rb") as f:
            n = int.from_bytes(f.read(8), "little")
            header = json.loads(f.read(n))
            m = mmap.mmap(f.fileno(), 0, access=mmap.ACCESS_READ)
        header.pop("__metadata__", None)
        for name, t in header.items():
            begin, end = t["data_offsets"]
            found[name] = (m, 8 + n + begin, (end - begin) // 2, t["shape"])
    return found


def load(entry):
    m, offset, count, shape = entry
    return torch.frombuffer(m, dtype=torch.bfloat16, count=count, offset=offset).reshape(shape).float()


def trim(x, density):
    k = int(density * x.numel())
    mask = torch.zeros_like(x)
    mask.view(-1)[torch.argsort(x.abs().view(-1), descending=True)[:k]] = 1
    return x * mask


def merge(method, b, models):
    if method == "linear":
        return sum(0.5 * m for m in models)
    deltas = [m - b for m in models]
    if method == "ties":
        deltas = torch.stack([trim(d, 0.5) for d in deltas]) * 0.5
        majority = (deltas.sum(0) >= 0).float() * 2 - 1
        mask = deltas.sign() == majority
        divisor = (mask * 0.5).sum(0)
        divisor[divisor == 0] = 1
        return b + (deltas * mask).sum(0) / divisor
    return b + sum(0.5 * d for d in deltas)


method, base, first, second, out = sys.argv[1:6]
torch.set_num_threads(os.cpu_count())
import warnings
warnings.filterwarnings("ignore")
start = time.monotonic()
sources = [tensors(f) for f in (base, first, second)]
result = {}
for name in sources[0]:
    b, x, y = (load(s[name]) for s in sources) if method != "linear" else (None, load(sources[1][name]), load(sources[2][name]))
    result[name] = merge(method, b, [x, y]).to(torch.bfloat16)
header, offset = {}, 0
for name, t in result.items():
    header[name] = {"dtype": "BF16", "shape": list(t.shape), "data_offsets": [offset, offset + 2 * t.numel()]}
    offset += 2 * t.numel()
text = json.dumps(header).encode()
with open(out, "wb") as f:
    f.write(len(text).to_bytes(8, "little") + text)
    for t in result.values():
        f.write(t.view(torch.int16).numpy().tobytes())
    f.flush()
    os.fsync(f.fileno())
print(time.monotonic() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024)
