"""Decodes reports of modular subset selection with NumPy: the same formula, vectorised as well as NumPy allows.

    numpy_decode.py FOLDER ROUNDS

FOLDER holds parameters.json, blocks.i64, members.i32 as the benchmark writes them. Prints one JSON line: the seconds of every
round for two ways of counting, of which the faster is the peer, and the estimate's checksum.
"""
import json
import sys
import time

import numpy as np

folder, rounds = sys.argv[1], int(sys.argv[2])
with open(folder + "/parameters.json") as file:
    parameters = json.load(file)
k = parameters["categories"]
moduli = np.array(parameters["moduli"])
weights = np.array(parameters["weights"])
true = np.array(parameters["true"])
false = np.array(parameters["false"])
tolerance = parameters["tolerance"]
blocks = np.fromfile(folder + "/blocks.i64", dtype=np.int64)
members = np.fromfile(folder + "/members.i32", dtype=np.int32)
offsets = np.concatenate([[0], np.cumsum(moduli)])
rows = int(offsets[-1])


def count_at_once():
    index = np.repeat(offsets[blocks], weights[blocks])
    index += members
    return np.bincount(index, minlength=rows)


def count_in_parts(size=8192):
    counts = np.zeros(rows, dtype=np.int64)
    ends = np.concatenate([[0], np.cumsum(weights[blocks])])
    for start in range(0, len(blocks), size):
        part = blocks[start:start + size]
        stop = start + len(part)
        index = np.repeat(offsets[part], weights[part])
        index += members[ends[start]:ends[stop]]
        counts += np.bincount(index, minlength=rows)
    return counts


def fold(x, factors):
    result = np.empty(rows)
    for j, m in enumerate(moduli):
        whole = k // m
        sums = x[:whole * m].reshape(whole, m).sum(axis=0) if whole > 0 else np.zeros(m)
        sums[:k - whole * m] += x[whole * m:]
        result[offsets[j]:offsets[j + 1]] = sums * factors[j]
    return result


def spread(y, factors):
    result = np.zeros(k)
    for j, m in enumerate(moduli):
        entries = y[offsets[j]:offsets[j + 1]] * factors[j]
        whole = k // m
        if whole > 0:
            result[:whole * m].reshape(whole, m)[:] += entries
        result[whole * m:] += entries[:k - whole * m]
    return result


def rotate(a, b):
    length = np.hypot(a, b)
    return a / length, b / length, length


def lsmr(factors, b):
    """Fong and Saunders 2011, without damping."""
    u = b.copy()
    beta = np.linalg.norm(u)
    norm_b = beta
    u /= beta
    v = spread(u, factors)
    alpha = np.linalg.norm(v)
    v /= alpha
    zeta_bar, alpha_bar, rho, rho_bar, c_bar, s_bar = alpha * beta, alpha, 1.0, 1.0, 1.0, 0.0
    h, h_bar, x = v.copy(), np.zeros(k), np.zeros(k)
    beta_dd, beta_d, rho_d_old, tau_old, theta_tilde, zeta = beta, 0.0, 1.0, 0.0, 0.0, 0.0
    norm2 = alpha * alpha
    iterations = 0
    while True:
        iterations += 1
        u *= -alpha
        u += fold(v, factors)
        beta = np.linalg.norm(u)
        u /= beta
        v *= -beta
        v += spread(u, factors)
        alpha = np.linalg.norm(v)
        v /= alpha
        rho_old = rho
        c, s, rho = rotate(alpha_bar, beta)
        theta = s * alpha
        alpha_bar = c * alpha
        rho_bar_old, zeta_old = rho_bar, zeta
        theta_bar, rho_temporary = s_bar * rho, c_bar * rho
        c_bar, s_bar, rho_bar = rotate(rho_temporary, theta)
        zeta = c_bar * zeta_bar
        zeta_bar = -s_bar * zeta_bar
        h_bar *= -theta_bar * rho / (rho_old * rho_bar_old)
        h_bar += h
        x += (zeta / (rho * rho_bar)) * h_bar
        h *= -theta / rho
        h += v
        beta_hat = c * beta_dd
        beta_dd = -s * beta_dd
        theta_old = theta_tilde
        c_tilde, s_tilde, rho_old_tilde = rotate(rho_d_old, theta_bar)
        theta_tilde = s_tilde * rho_bar
        rho_d_old = c_tilde * rho_bar
        beta_d = -s_tilde * beta_d + c_tilde * beta_hat
        tau_old = (zeta_old - theta_old * tau_old) / rho_old_tilde
        tau_d = (zeta - theta_tilde * tau_old) / rho_d_old
        residual = np.sqrt((beta_d - tau_d) ** 2 + beta_dd ** 2)
        norm2 += beta * beta
        norm = np.sqrt(norm2)
        norm2 += alpha * alpha
        if abs(zeta_bar) <= tolerance * norm * residual or residual <= tolerance * norm_b:
            return x, iterations


def decode(count):
    users = np.bincount(blocks, minlength=len(moduli))
    counts = count()
    factors = np.sqrt(users / (false * (1 - false))) * (true - false)
    right = np.empty(rows)
    for j in range(len(moduli)):
        part = slice(offsets[j], offsets[j + 1])
        right[part] = factors[j] * (counts[part] / users[j] - false[j]) / (true[j] - false[j])
    return lsmr(factors, right)


result = {"version": np.__version__}
for name, count in (("at once", count_at_once), ("in parts", count_in_parts)):
    seconds = []
    for _ in range(rounds):
        start = time.perf_counter()
        x, iterations = decode(count)
        seconds.append(time.perf_counter() - start)
    result[name] = seconds
result["iterations"] = iterations
result["first"] = list(x[:4])
print(json.dumps(result))
