using Mathesis.Core;

namespace Mathesis.Exact;

/// <summary>How a linear system is solved.</summary>
public sealed record SolverOptions
{
    /// <summary>The size of the primes: 16, 31 or 62 bits. It changes the time, never the answer.</summary>
    public int PrimeBits { get; init; } = 31;

    /// <summary>The number of threads, at least 1. It changes the time, never the answer.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>Find only the rank, the pivots, and which equations depend on others, modulo one prime.</summary>
    public bool PivotsOnly { get; init; }

    /// <summary>Is told what is being done, in a few words; null tells nobody.</summary>
    public Action<string>? Progress { get; init; }

    /// <summary>Checks the values.</summary>
    /// <exception cref="InputError">A value is out of range.</exception>
    public void Validate()
    {
        if (PrimeBits is not (16 or 31 or 62)) throw new InputError($"there are no primes of {PrimeBits} bits to choose", "primes", "expected 16, 31 or 62");
        if (Threads < 1) throw new InputError($"{Threads} threads cannot compute", "threads", "expected at least 1");
    }
}
