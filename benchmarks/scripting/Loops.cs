namespace Mathesis.Benchmarks.Scripting;

/// <summary>Ten programs of the kind that puzzles and word problems are.</summary>
internal static class Loops
{
    public static (string Name, string Text)[] All { get; } =
    [
        ("sum", "def f():\n    s = 0\n    for i in range(1000000):\n        s += i * i % 7\n    return s"),
        ("fibonacci", "def fib(n):\n    return n if n < 2 else fib(n - 1) + fib(n - 2)\ndef f():\n    return fib(24)"),
        ("primes", "def f():\n    n = 300000\n    s = [True] * n\n    for i in range(2, 548):\n        if s[i]:\n            for j in range(i * i, n, i):\n                s[j] = False\n    return sum(1 for i in range(2, n) if s[i])"),
        ("collatz", "def f():\n    best = 0\n    for i in range(1, 8000):\n        n, c = i, 0\n        while n != 1:\n            n = n // 2 if n % 2 == 0 else 3 * n + 1\n            c += 1\n        best = max(best, c)\n    return best"),
        ("comprehension", "def f():\n    t = 0\n    for k in range(50):\n        t += sum([x * x for x in range(5000) if x % 3 == k % 3])\n    return t"),
        ("strings", "def f():\n    d = {}\n    for i in range(100000):\n        w = str(i * 7919 % 1000)\n        d[w] = d.get(w, 0) + len(w)\n    return sorted(d.items(), key=lambda p: (-p[1], p[0]))[:5]"),
        ("matrix", "def f():\n    n = 60\n    a = [[i * j % 10 for j in range(n)] for i in range(n)]\n    c = [[0] * n for _ in range(n)]\n    for i in range(n):\n        for j in range(n):\n            c[i][j] = sum(a[i][k] * a[k][j] for k in range(n))\n    return c[5][7]"),
        ("floats", "def f():\n    x = 0.5\n    t = 0.0\n    for i in range(500000):\n        x = 3.7 * x * (1.0 - x)\n        t += x\n    return t"),
        ("objects", "class P:\n    def __init__(self, x, y):\n        self.x = x\n        self.y = y\n    def move(self, d):\n        self.x += d\n        return self.x * self.y\ndef f():\n    p = P(1, 2)\n    s = 0\n    for i in range(200000):\n        s += p.move(i % 3)\n    return s"),
        ("long", "def f():\n    a, b = 0, 1\n    for i in range(20000):\n        a, b = b, a + b\n    return a % 1000000007"),
    ];
}
