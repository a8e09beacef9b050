using Mathesis.Core;

namespace Mathesis.Exact;

/// <summary>
/// A quick test of recovered rules modulo a prime that did not make them: random numbers for the free unknowns, the rules for the others, and
/// every equation must hold. Wrong rules pass with a probability of about one over the prime.
/// </summary>
internal static class ModularNullTest
{
    /// <summary>Whether all equations hold; true also when the prime divides a denominator of the rules, so that the test says nothing.</summary>
    public static bool Passes(IntegerSystem system, IReadOnlyList<int> pivots, SparseMatrix<Rational> rules, ulong prime)
    {
        var stream = new RandomStream("exact/linear-systems/null-test", prime);
        ulong[] vector = new ulong[system.Unknowns + 1];
        for (int i = 0; i < system.Unknowns; i++) vector[i] = stream.NextBelow(prime);
        vector[system.Unknowns] = 1;
        ulong[] determined = new ulong[pivots.Count];
        for (int row = 0; row < pivots.Count; row++)
        {
            UInt128 sum = 0;
            ReadOnlySpan<int> columns = rules.RowColumns(row);
            ReadOnlySpan<Rational> values = rules.RowValues(row);
            for (int i = 0; i < columns.Length; i++)
            {
                if (!Residues.TryOf(values[i], prime, out ulong residue)) return true;
                sum = (sum + ((UInt128)residue * vector[columns[i]])) % prime;
            }
            determined[row] = (ulong)sum;
        }
        for (int row = 0; row < pivots.Count; row++) vector[pivots[row]] = determined[row];
        // A x - b: the column of the right-hand sides stands on the other side.
        vector[system.Unknowns] = prime - 1;
        for (int row = 0; row < system.Equations; row++)
        {
            UInt128 sum = 0;
            ReadOnlySpan<int> columns = system.RowColumns(row);
            for (int i = 0; i < columns.Length; i++)
            {
                ulong factor = system.Small is { } small ? Residues.Of(small.RowValues(row)[i], prime) : Residues.Of(system.Large!.RowValues(row)[i], prime);
                sum = (sum + ((UInt128)factor * vector[columns[i]])) % prime;
            }
            if (sum != 0) return false;
        }
        return true;
    }
}
