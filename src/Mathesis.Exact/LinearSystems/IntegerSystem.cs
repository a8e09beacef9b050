namespace Mathesis.Exact;

/// <summary>
/// A system [A | b] over the integers: each equation times the least common multiple of its denominators, divided by the greatest common
/// divisor of what results. The right-hand sides are the column after the unknowns.
/// </summary>
internal sealed class IntegerSystem
{
    private readonly SparseMatrix<long>? small;
    private readonly SparseMatrix<Integer>? large;

    private IntegerSystem(SparseMatrix<long>? small, SparseMatrix<Integer>? large, int unknowns)
    {
        this.small = small;
        this.large = large;
        Unknowns = unknowns;
    }

    /// <summary>The number of unknowns; the right-hand sides are the column of this number.</summary>
    public int Unknowns { get; }

    /// <summary>The number of equations.</summary>
    public int Equations => small?.Rows ?? large!.Rows;

    /// <summary>The entries when all fit 64 bits.</summary>
    public SparseMatrix<long>? Small => small;

    /// <summary>The entries when some do not fit 64 bits.</summary>
    public SparseMatrix<Integer>? Large => large;

    /// <summary>Clears the denominators of a system.</summary>
    public static IntegerSystem Of(LinearSystem system)
    {
        var builder = new SparseMatrixBuilder<Integer>(system.Unknowns.Count + 1);
        bool isSmall = true;
        for (int row = 0; row < system.Equations; row++)
        {
            ReadOnlySpan<int> columns = system.Coefficients.RowColumns(row);
            ReadOnlySpan<Rational> values = system.Coefficients.RowValues(row);
            Rational side = system.RightSide(row);
            Integer multiple = side.Denominator, divisor = side.Numerator;
            foreach (Rational value in values)
            {
                if (!value.Denominator.IsOne) multiple = Integer.Lcm(multiple, value.Denominator);
                if (!divisor.IsOne) divisor = Integer.Gcd(divisor, value.Numerator);
            }
            if (divisor.Sign < 0) divisor = -divisor;
            for (int i = 0; i < columns.Length; i++) Add(columns[i], values[i]);
            if (!side.IsZero) Add(system.Unknowns.Count, side);
            builder.EndRow();

            void Add(int column, Rational value)
            {
                Integer entry = value.Numerator;
                if (!divisor.IsOne) entry /= divisor;
                if (!multiple.IsOne) entry *= value.Denominator.IsOne ? multiple : multiple / value.Denominator;
                isSmall &= entry.TryToInt64(out long word) && word != long.MinValue;
                builder.Add(column, entry);
            }
        }
        SparseMatrix<Integer> entries = builder.Build();
        return isSmall
            ? new IntegerSystem(entries.Map(entry => (long)entry, entry => entry == 0), null, system.Unknowns.Count)
            : new IntegerSystem(null, entries, system.Unknowns.Count);
    }

    /// <summary>The columns of an equation's entries, rising.</summary>
    public ReadOnlySpan<int> RowColumns(int row) => small is null ? large!.RowColumns(row) : small.RowColumns(row);

    /// <summary>An entry of an equation, by its place among them.</summary>
    public Integer Entry(int row, int place) => small is null ? large!.RowValues(row)[place] : small.RowValues(row)[place];

    /// <summary>Some of the equations.</summary>
    public IntegerSystem SelectRows(ReadOnlySpan<int> rows) => new(small?.SelectRows(rows), large?.SelectRows(rows), Unknowns);

    /// <summary>The image modulo a prime; entries that the prime divides are left out.</summary>
    /// <param name="field">The prime field.</param>
    /// <param name="isDropped">Columns to leave out, or null.</param>
    public SparseMatrix<TElement> Modulo<TField, TElement>(TField field, bool[]? isDropped = null)
        where TField : struct, IPrimeField<TElement>
    {
        ulong prime = field.Characteristic;
        int count = small?.Count ?? large!.Count;
        int[] starts = new int[Equations + 1];
        int[] columns = new int[count];
        var values = new TElement[count];
        int kept = 0;
        for (int row = 0; row < Equations; row++)
        {
            ReadOnlySpan<int> rowColumns = RowColumns(row);
            ReadOnlySpan<long> words = small is null ? [] : small.RowValues(row);
            ReadOnlySpan<Integer> integers = small is null ? large!.RowValues(row) : [];
            for (int i = 0; i < rowColumns.Length; i++)
            {
                if (isDropped is not null && isDropped[rowColumns[i]]) continue;
                ulong residue = small is null ? Residues.Of(integers[i], prime) : Residues.Of(words[i], prime);
                if (residue == 0) continue;
                columns[kept] = rowColumns[i];
                values[kept++] = field.FromResidue(residue);
            }
            starts[row + 1] = kept;
        }
        Array.Resize(ref columns, kept);
        Array.Resize(ref values, kept);
        return new SparseMatrix<TElement>(Equations, Unknowns + 1, starts, columns, values);
    }
}
