"""Golden numbers of the merge methods: each formula of mergekit and of the papers written plainly in float64 with numpy.

    /usr/bin/python3 reference.py > golden.json        (Debian: apt-get install python3-numpy)

Inputs are float32 numbers, so that any reader has them exactly. Selections order magnitudes as float32 numbers, since a difference of float32
numbers is one in the programs that are reproduced; of equal magnitudes the first counts as the larger.
"""
import json
import numpy as np

rng = np.random.default_rng(20240607)


def f32(x):
    return np.asarray(x, dtype=np.float32).astype(np.float64)


# --- parts -------------------------------------------------------------------------------------------------------------------------

def largest(x, k):
    """Mask of the k largest magnitudes."""
    keys = np.abs(x).astype(np.float32).ravel()
    order = np.argsort(-keys, kind="stable")
    mask = np.zeros(x.size)
    mask[order[:k]] = 1
    return mask.reshape(x.shape)


def trim(x, density):
    return x if density >= 1 else x * largest(x, int(density * x.size))


def crumbs(x, density, gamma, compatible=False):
    if density >= 1:
        return x
    n = x.size
    top = int(gamma * n)
    bottom = n - int(density * n) - top
    if bottom < 0:
        top, bottom = top + bottom, 0
    if top == 0 and compatible:
        return np.zeros_like(x)
    return x * (largest(x, n - bottom) - largest(x, top))


def l1(before, after):
    a, b = np.abs(before).sum(), np.abs(after).sum()
    return after if a < 1e-7 or b < 1e-7 else after * (a / b)


def gta(base, models, weights, prune=lambda x, i: x, agree=False, normalize=False, lam=1.0):
    deltas = [prune(m - base, i) * w for i, (m, w) in enumerate(zip(models, weights))]
    if agree:
        majority = np.where(sum(deltas) >= 0, 1.0, -1.0)
        masks = [np.sign(d) == majority for d in deltas]
        mixed = sum(d * m for d, m in zip(deltas, masks))
        divisor = sum(w * m for w, m in zip(weights, masks))
        divisor = np.where(divisor == 0, 1.0, divisor)
    else:
        mixed = sum(deltas)
        divisor = sum(weights)
        divisor = 1.0 if abs(divisor) < 1e-8 else divisor
    if normalize:
        mixed = mixed / divisor
    return base + mixed * lam


def slerp(t, a, b):
    def unit(v):
        n = np.linalg.norm(v)
        return v / n if n > 1e-8 else v
    dot = np.sum(unit(a) * unit(b))
    if abs(dot) > 0.9995:
        return (1 - t) * a + t * b
    theta = np.arccos(dot)
    return np.sin(theta - theta * t) / np.sin(theta) * a + np.sin(theta * t) / np.sin(theta) * b


def nuslerp(t, a, b, flatten=True, rowwise=False):
    shape = a.shape
    if flatten:
        a, b = a.reshape(1, -1), b.reshape(1, -1)
    elif rowwise:
        a, b = np.swapaxes(a, 0, -1), np.swapaxes(b, 0, -1)
    ua = a / np.maximum(np.linalg.norm(a, axis=-1, keepdims=True), 1e-7)
    ub = b / np.maximum(np.linalg.norm(b, axis=-1, keepdims=True), 1e-7)
    theta = np.arccos(np.clip(np.sum(ua * ub, axis=-1, keepdims=True), -1, 1))
    sine = np.sin(theta)
    flat = np.abs(sine) < 1e-8
    sine = np.where(flat, 1.0, sine)
    r = np.where(flat, (1 - t) * a + t * b, (np.sin((1 - t) * theta) * a + np.sin(t * theta) * b) / sine)
    if rowwise and not flatten:
        r = np.swapaxes(r, 0, -1)
    return r.reshape(shape)


def multislerp(xs, ws, base=None, normalize=True, eps=1e-8):
    shape = xs[0].shape
    v = np.stack([(x - base if base is not None else x).ravel() for x in xs])
    w = np.array(ws, dtype=np.float64)
    if normalize:
        w = w / w.sum()
    norms = np.linalg.norm(v, axis=1, keepdims=True)
    units = v / (norms + eps)
    mean = (units * w[:, None]).sum(0)
    mean = mean / np.linalg.norm(mean)
    tangents = units - (units @ mean)[:, None] * mean
    tangent = (tangents * w[:, None]).sum(0)
    size = np.linalg.norm(tangent) + eps
    r = (mean * np.cos(size) + tangent * (np.sin(size) / size)) * (norms[:, 0] * w).sum()
    r = r.reshape(shape)
    return r if base is None else r + base


def karcher(xs, most=10, tol=1e-5):
    shape = xs[0].shape
    v = [x.ravel() for x in xs]
    norms = [np.linalg.norm(x) for x in v]
    valid = [i for i, n in enumerate(norms) if n > tol]
    units = [v[i] / norms[i] for i in valid]
    a = 1 / len(units)
    u = sum(a * x for x in units)
    u = u / np.linalg.norm(u) if np.linalg.norm(u) >= tol else units[0].copy()
    for _ in range(most):
        t = np.zeros_like(u)
        for x in units:
            d = np.clip(u @ x, -1, 1)
            theta = np.arccos(d)
            if theta >= tol:
                t += a * (theta / np.sin(theta)) * (x - d * u)
        n = np.linalg.norm(t)
        if n < tol:
            break
        u = np.cos(n) * u + np.sin(n) * (t / n)
        if np.linalg.norm(u) > tol:
            u = u / np.linalg.norm(u)
    return (sum(norms) / len(norms) * u).reshape(shape)


def stock(base, models, rowwise=False):
    shape = base.shape
    b = base.reshape(1, -1) if base.ndim == 1 or not rowwise else base
    ms = [m.reshape(b.shape) for m in models]
    offsets = [m - b for m in ms]
    cosines = []
    for i in range(len(offsets)):
        for j in range(i + 1, len(offsets)):
            product = np.linalg.norm(offsets[i], axis=-1) * np.linalg.norm(offsets[j], axis=-1)
            cosines.append(np.clip((offsets[i] * offsets[j]).sum(-1) / np.maximum(product, 1e-6), -1, 1))
    c = np.mean(cosines, axis=0)[..., None]
    n = len(ms)
    t = n * c / (1 + (n - 1) * c)
    return (t * (sum(ms) / n) + (1 - t) * b).reshape(shape)


def sce(base, models, topk):
    d = np.stack([m - base for m in models])
    if topk < 1:
        variance = d.var(axis=0)
        k = int(np.count_nonzero(variance.astype(np.float32)) * topk)
        d = d * largest(variance, k)
    majority = np.where(d.sum(0) >= 0, 1.0, -1.0)
    erase = np.sign(d) == majority
    w = (d ** 2).reshape(len(models), -1).mean(1)
    w = np.ones(len(models)) / len(models) if abs(w.sum()) < 1e-6 else w / w.sum()
    ew = w.reshape(-1, *([1] * base.ndim)) * erase
    return base + (d * ew).sum(0) / np.maximum(ew.sum(0), 1e-6)


def ram(base, models, epsilon=1e-5, r=None, alpha=0.2):
    d = np.stack([(m - base).ravel() for m in models])
    nz = np.abs(d.astype(np.float32)) > np.float32(epsilon)
    counts = nz.sum(0)
    overlap, unique = counts > 1, counts == 1
    lam = np.ones(len(models))
    if r is not None:
        rho = (nz & overlap).sum(1) / np.maximum((nz & unique).sum(1), epsilon)
        lam = 1 + r * np.clip(rho, 0, alpha)
    z = d * nz
    merged = (z * unique * lam[:, None] + z * overlap / np.maximum(counts, 1)).sum(0)
    return base + merged.reshape(base.shape)


def nearswap(base, other, t):
    w = np.clip(t / np.maximum(np.abs(base - other), 1e-6), 0, 1)
    return w * other + (1 - w) * base


def fusion(base, other):
    def softmax(x):
        e = np.exp(x - x.max(-1, keepdims=True))
        return e / e.sum(-1, keepdims=True)
    p, q = softmax(other) + 1e-8, softmax(base) + 1e-8
    score = (np.abs(other - base) * (p * np.log(p / q)).sum(-1, keepdims=True)).astype(np.float32)
    s = np.sort(score.ravel())
    q1, q2, q3 = (np.float64(s[int(x * (s.size - 1))]) for x in (0.25, 0.5, 0.75))
    return np.where(score >= np.float32(q2 + 1.5 * (q3 - q1)), other, base)


def metagpt(base, models):
    n = [((m - base) ** 2).sum() for m in models]
    return base + sum(x / sum(n) * (m - base) for x, m in zip(n, models))


def gma(base, models, rho, lam):
    d = [m - base for m in models]
    a = np.abs(sum(np.sign(x) for x in d)) / len(d)
    return base + lam * np.where(a >= rho, 1.0, a) * sum(d)


def median(base, models, lam, lower):
    d = np.sort(np.stack([m - base for m in models]), axis=0)
    n = len(models)
    return base + lam * (d[(n - 1) // 2] if lower else (d[(n - 1) // 2] + d[n // 2]) / 2)


def cclip(base, models, rho, lam):
    d = [m - base for m in models]
    return base + lam * sum(x * min(1, rho / np.linalg.norm(x)) for x in d)


# --- cases -------------------------------------------------------------------------------------------------------------------------

cases = []
inputs = []


def keep(x):
    """The index of an array among the inputs, each kept once."""
    for i, known in enumerate(inputs):
        if known is x:
            return i
    inputs.append(x)
    return len(inputs) - 1


def make(shape, n):
    base = f32(rng.normal(size=shape))
    models = []
    for _ in range(n):
        delta = rng.normal(size=shape) * 0.1
        delta[rng.random(size=shape) < 0.2] = 0
        models.append(f32(base + delta))
    return base, models


def case(method, base, models, expected, parameters=None, model_parameters=None, hasbase=True, compatible=False):
    cases.append({
        "method": method, "shape": list(models[0].shape), "base": keep(base) if hasbase else None,
        "models": [keep(m) for m in models], "parameters": parameters or {}, "modelParameters": model_parameters or [{} for _ in models],
        "compatible": compatible, "expected": np.asarray(expected).ravel().tolist(),
    })


def W(weights, **more):
    return [dict(weight=w, **{k: v[i] if isinstance(v, list) else v for k, v in more.items()}) for i, w in enumerate(weights)]


for shape in [(7, 33), (53,), (3, 4, 5), (1,), (12, 16)]:
    base, (a, b, c) = make(shape, 3)
    two, three = [a, b], [a, b, c]
    w3 = [0.5, 0.3, 0.9]
    case("linear", base, three, sum(w * x for w, x in zip(w3, three)) / sum(w3), {}, W(w3), hasbase=False)
    case("linear", base, two, 1.5 * a - 0.25 * b, {"normalize": False}, W([1.5, -0.25]), hasbase=False)
    case("passthrough", base, [a], 1.25 * a, {}, [{"scale": 1.25}], hasbase=False)
    case("task_arithmetic", base, three, gta(base, three, w3, lam=0.7), {"lambda": 0.7}, W(w3))
    case("task_arithmetic", base, three, gta(base, three, w3, normalize=True), {"normalize": True}, W(w3))
    for density in (0.2, 0.5, 1.0):
        case("ties", base, three, gta(base, three, w3, lambda x, i: trim(x, density), True, True), {}, W(w3, density=density))
        case("ties", base, three, gta(base, three, w3, lambda x, i: l1(x, trim(x, density)) if density < 1 else x, True, False, 0.8),
             {"normalize": False, "rescale": True, "lambda": 0.8}, W(w3, density=density))
        case("ties_global", base, three, gta(base, three, w3, lambda x, i: trim(x, density), True, True), {}, W(w3, density=density))
    for gamma in (0.0, 0.05, 0.3):
        case("breadcrumbs", base, three, gta(base, three, w3, lambda x, i: crumbs(x, 0.6, gamma)), {}, W(w3, density=0.6, gamma=gamma))
        case("breadcrumbs", base, three, gta(base, three, w3, lambda x, i: crumbs(x, 0.6, gamma, True)), {}, W(w3, density=0.6, gamma=gamma), compatible=True)
        case("breadcrumbs_ties", base, three, gta(base, three, w3, lambda x, i: crumbs(x, 0.9, gamma), True), {}, W(w3, density=0.9, gamma=gamma))
    for t in (0.0, 0.35, 1.0):
        case("slerp", base, [a], slerp(t, base, a), {"t": t})
        far = f32(rng.normal(size=shape))
        if shape != (1,):
            case("slerp", base, [far], slerp(t, base, far), {"t": t})
    ws = [0.4, 1.1]
    t = ws[1] / sum(ws)
    for flatten, rowwise in ((True, False), (False, False), (False, True)):
        p = {"nuslerp_flatten": flatten, "nuslerp_row_wise": rowwise}
        if shape == (1,) or (len(shape) == 1 and not flatten):
            continue
        case("nuslerp", base, two, nuslerp(t, a, b, flatten, rowwise), p, W(ws), hasbase=False)
        case("nuslerp", base, two, base + nuslerp(t, a - base, b - base, flatten, rowwise), p, W(ws))
    if shape != (1,):
        case("multislerp", base, three, multislerp(three, w3), {}, W(w3), hasbase=False)
        case("multislerp", base, three, multislerp(three, w3, base), {}, W(w3))
        case("multislerp", base, three, multislerp(three, w3, base, normalize=False), {"normalize_weights": False}, W(w3))
        case("karcher", base, three, karcher(three), hasbase=False)
        wide = [f32(rng.normal(size=shape)) for _ in range(4)]
        case("karcher", base, wide, karcher(wide), hasbase=False)
        case("karcher", base, wide, karcher(wide, 2, 1e-3), {"max_iter": 2, "tol": 1e-3}, hasbase=False)
        case("model_stock", base, three, stock(base, three))
        if len(shape) == 2:
            case("model_stock", base, three, stock(base, three, True), {"filter_wise": True})
    for k in (0.1, 0.5, 1.0):
        case("sce", base, three, sce(base, three, k), {"select_topk": k})
    case("ram", base, three, ram(base, three))
    case("ram", base, three, ram(base, three, 0.05), {"epsilon": 0.05})
    case("ramplus_tl", base, three, ram(base, three, r=0.1), {})
    case("ramplus_tl", base, three, ram(base, three, 0.05, 0.5, 0.9), {"r": 0.5, "alpha": 0.9, "epsilon": 0.05})
    case("nearswap", base, [a], nearswap(base, a, 0.05), {"t": 0.05})
    case("arcee_fusion", base, [a], fusion(base, a))
    case("metagpt", base, three, metagpt(base, three))
    case("fed_nova", base, three, base + sum(np.mean([100, 300, 50]) / k / 3 * (m - base) for k, m in zip([100, 300, 50], three)), {},
         [{"steps": k} for k in (100, 300, 50)])
    case("fed_gma", base, three, gma(base, three, 0.9, 0.4), {"rho": 0.9, "lambda": 0.4})
    case("fed_median", base, three, median(base, three, 0.5, True), {"lambda": 0.5})
    case("fed_median", base, two, median(base, two, 1, True), {})
    case("fed_median", base, two, median(base, two, 1, False), {"even": "mean"})
    case("cclip", base, three, cclip(base, three, 0.6, 1), {"rho": 0.6})

print(json.dumps({"schema": 1, "inputs": [x.ravel().tolist() for x in inputs], "cases": cases}, separators=(",", ":")))
