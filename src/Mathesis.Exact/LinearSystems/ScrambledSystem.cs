using Mathesis.Core;

namespace Mathesis.Exact;

/// <summary>
/// The dense example of Mangan, "FiniteFieldSolve" (2023): x_i = r_i x_(N+1) for random fractions r_i, and these N equations replaced by N random
/// combinations of them, so that every coefficient is there and the solution is known.
/// </summary>
/// <param name="System">N equations in N + 1 unknowns.</param>
/// <param name="Ratios">The r_i.</param>
public sealed record ScrambledSystem(LinearSystem System, IReadOnlyList<Rational> Ratios)
{
    /// <summary>The largest numerator and denominator.</summary>
    private const int Largest = 1000;

    /// <summary>Makes the example.</summary>
    /// <param name="size">N, at least 1.</param>
    /// <param name="seed">The seed of its numbers.</param>
    public static ScrambledSystem Create(int size, ulong seed)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size);
        var stream = new RandomStream("exact/linear-systems/scrambled", seed);
        Rational[] ratios = [.. Enumerable.Range(0, size).Select(_ => Draw())];
        var builder = new SparseMatrixBuilder<Rational>(size + 1);
        var row = new Rational[size];
        for (int i = 0; i < size; i++)
        {
            var last = new List<Rational>();
            for (int j = 0; j < size; j++)
            {
                row[j] = Draw();
                builder.Add(j, row[j]);
                last.Add(-(row[j] * ratios[j]));
            }
            Rational sum = Sum(last, 0, size);
            if (!sum.IsZero) builder.Add(size, sum);
            builder.EndRow();
        }
        return new ScrambledSystem(new LinearSystem(builder.Build()), ratios);

        Rational Draw() => new(stream.NextInRange(1, Largest), stream.NextInRange(1, Largest));
    }

    /// <summary>By halves: the denominators multiply up.</summary>
    private static Rational Sum(List<Rational> terms, int start, int end) =>
        end - start == 1 ? terms[start] : Sum(terms, start, (start + end) / 2) + Sum(terms, (start + end) / 2, end);
}
