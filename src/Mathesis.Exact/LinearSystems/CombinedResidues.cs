namespace Mathesis.Exact;

/// <summary>
/// The rules of a solution modulo a growing product of primes (Chinese remaindering, entry by entry): for each pivot, the numbers with which free unknowns
/// and the constant enter.
/// </summary>
internal sealed class CombinedResidues
{
    private SparseMatrix<Integer> values;

    /// <summary>Begins with the rules modulo one prime.</summary>
    /// <param name="echelon">The reduced system.</param>
    /// <param name="isDropped">Pivots whose rules are left out.</param>
    public CombinedResidues(ModularEchelon echelon, bool[]? isDropped)
    {
        Modulus = echelon.Prime;
        values = Rules(echelon).Map(residue => (Integer)residue, residue => residue.IsZero);
        Pivots = echelon.Pivots;
        if (isDropped is null) return;
        int[] kept = [.. Enumerable.Range(0, Pivots.Length).Where(row => !isDropped[Pivots[row]])];
        values = values.SelectRows(kept);
        Pivots = [.. kept.Select(row => echelon.Pivots[row])];
    }

    /// <summary>The pivot of each rule, rising.</summary>
    public int[] Pivots { get; }

    /// <summary>The product of the primes.</summary>
    public Integer Modulus { get; private set; }

    /// <summary>The rules, in [0, <see cref="Modulus"/>): x_pivot = sum of entry times free unknown, plus the last column's entry.</summary>
    public SparseMatrix<Integer> Values => values;

    /// <summary>Goes on with one more prime; the pivots must be the same.</summary>
    public void Add(ModularEchelon echelon)
    {
        SparseMatrix<ulong> rules = Rules(echelon);
        ulong prime = echelon.Prime;
        ulong inverse = ModularArithmetic.Invert(Residues.Of(Modulus, prime), prime);
        var builder = new SparseMatrixBuilder<Integer>(values.Columns);
        for (int row = 0; row < Pivots.Length; row++)
        {
            ReadOnlySpan<int> oldColumns = values.RowColumns(row), newColumns = rules.RowColumns(row);
            ReadOnlySpan<Integer> oldValues = values.RowValues(row);
            ReadOnlySpan<ulong> newValues = rules.RowValues(row);
            int i = 0, j = 0;
            while (i < oldColumns.Length || j < newColumns.Length)
            {
                int a = i < oldColumns.Length ? oldColumns[i] : int.MaxValue, b = j < newColumns.Length ? newColumns[j] : int.MaxValue;
                Integer old = a <= b ? oldValues[i++] : Integer.Zero;
                ulong residue = b <= a ? newValues[j++] : 0;
                builder.Add(Math.Min(a, b), Combine(old, residue, prime, inverse));
            }
            builder.EndRow();
        }
        values = builder.Build();
        Modulus *= prime;
    }

    private Integer Combine(Integer old, ulong residue, ulong prime, ulong inverse)
    {
        ulong known = Residues.Of(old, prime);
        if (known == residue) return old;
        ulong difference = residue >= known ? residue - known : residue + (prime - known);
        return old + (Modulus * Residues.Multiply(difference, inverse, prime));
    }

    /// <summary>The reduced rows with their pivots moved to the other side.</summary>
    private static SparseMatrix<ulong> Rules(ModularEchelon echelon)
    {
        int constant = echelon.Reduced.Columns - 1;
        var builder = new SparseMatrixBuilder<ulong>(echelon.Reduced.Columns);
        for (int row = 0; row < echelon.Pivots.Length; row++)
        {
            ReadOnlySpan<int> columns = echelon.Reduced.RowColumns(row);
            ReadOnlySpan<ulong> residues = echelon.Reduced.RowValues(row);
            for (int i = 0; i < columns.Length; i++)
                if (columns[i] != echelon.Pivots[row]) builder.Add(columns[i], columns[i] == constant ? residues[i] : echelon.Prime - residues[i]);
            builder.EndRow();
        }
        return builder.Build();
    }
}
