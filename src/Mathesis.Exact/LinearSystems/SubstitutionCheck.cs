namespace Mathesis.Exact;

/// <summary>
/// Substitutes rules into equations, exactly: all equations must hold for every value of the free unknowns. Each free unknown (and the constant)
/// makes a column of numbers; a column is multiplied by its common denominator and the sums are taken over the integers.
/// </summary>
internal sealed class SubstitutionCheck
{
    private readonly IntegerSystem system;
    private readonly SparseMatrix<Integer> scaled;
    private readonly SparseMatrix<long>? scaledSmall;
    private readonly Integer[] denominators;
    private readonly int[] ruleOf;

    /// <summary>Prepares rules for substitution.</summary>
    /// <param name="system">The system.</param>
    /// <param name="pivots">The unknown of each rule.</param>
    /// <param name="rules">A column for each unknown and the constant.</param>
    public SubstitutionCheck(IntegerSystem system, IReadOnlyList<int> pivots, SparseMatrix<Rational> rules)
    {
        this.system = system;
        denominators = new Integer[rules.Columns];
        denominators.AsSpan().Fill(Integer.One);
        for (int row = 0; row < rules.Rows; row++)
        {
            ReadOnlySpan<int> columns = rules.RowColumns(row);
            ReadOnlySpan<Rational> values = rules.RowValues(row);
            for (int i = 0; i < columns.Length; i++)
                if (!Integer.Divides(values[i].Denominator, denominators[columns[i]])) denominators[columns[i]] = Integer.Lcm(denominators[columns[i]], values[i].Denominator);
        }
        var builder = new SparseMatrixBuilder<Integer>(rules.Columns);
        bool isSmall = true;
        for (int row = 0; row < rules.Rows; row++)
        {
            ReadOnlySpan<int> columns = rules.RowColumns(row);
            ReadOnlySpan<Rational> values = rules.RowValues(row);
            for (int i = 0; i < columns.Length; i++)
            {
                Integer denominator = denominators[columns[i]];
                Integer numerator = denominator.IsOne ? values[i].Numerator : values[i].Numerator * (denominator / values[i].Denominator);
                isSmall &= numerator.BitLength < 48;
                builder.Add(columns[i], numerator);
            }
            builder.EndRow();
        }
        scaled = builder.Build();
        isSmall &= system.Small is not null && denominators.All(denominator => denominator.BitLength < 48);
        // 63 + 48 bits a product, and at most 2^15 of them before 127 bits are full: see Words.
        scaledSmall = isSmall ? scaled.Map(numerator => (long)numerator, numerator => numerator == 0) : null;
        ruleOf = new int[system.Unknowns];
        ruleOf.AsSpan().Fill(-1);
        for (int row = 0; row < pivots.Count; row++) ruleOf[pivots[row]] = row;
    }

    /// <summary>The first equation that does not hold, or -1.</summary>
    public int FirstFailure(int threads)
    {
        int blocks = Math.Clamp(system.Equations / 64, 1, 256);
        int[] failures = new int[blocks];
        Parallel.For(0, blocks, new ParallelOptions { MaxDegreeOfParallelism = threads }, block =>
        {
            int start = (int)((long)system.Equations * block / blocks), end = (int)((long)system.Equations * (block + 1) / blocks);
            failures[block] = scaledSmall is null ? Integers(start, end) : Words(start, end);
        });
        return failures.FirstOrDefault(failure => failure >= 0, -1);
    }

    private int Integers(int start, int end)
    {
        var sums = new Integer[denominators.Length];
        var touched = new List<int>();
        for (int row = start; row < end; row++)
        {
            ReadOnlySpan<int> columns = system.RowColumns(row);
            for (int i = 0; i < columns.Length; i++)
            {
                Integer factor = system.Entry(row, i);
                int column = columns[i];
                // The right-hand side is the coefficient of -1.
                if (column == system.Unknowns) Add(column, -factor * denominators[column]);
                else if (ruleOf[column] < 0) Add(column, factor * denominators[column]);
                else
                {
                    ReadOnlySpan<int> ruleColumns = scaled.RowColumns(ruleOf[column]);
                    ReadOnlySpan<Integer> ruleValues = scaled.RowValues(ruleOf[column]);
                    for (int j = 0; j < ruleColumns.Length; j++) Add(ruleColumns[j], factor * ruleValues[j]);
                }
            }
            bool holds = true;
            foreach (int column in touched)
            {
                holds &= sums[column].IsZero;
                sums[column] = Integer.Zero;
            }
            touched.Clear();
            if (!holds) return row;
        }
        return -1;

        void Add(int column, Integer value)
        {
            if (sums[column].IsZero) touched.Add(column);
            sums[column] += value;
        }
    }

    private int Words(int start, int end)
    {
        var sums = new Int128[denominators.Length];
        bool[] isTouched = new bool[denominators.Length];
        var touched = new List<int>();
        SparseMatrix<long> entries = system.Small!, rules = scaledSmall!;
        for (int row = start; row < end; row++)
        {
            ReadOnlySpan<int> columns = entries.RowColumns(row);
            if (columns.Length > 1 << 15) return Integers(row, end);
            ReadOnlySpan<long> factors = entries.RowValues(row);
            for (int i = 0; i < columns.Length; i++)
            {
                Int128 factor = factors[i];
                int column = columns[i];
                if (column == system.Unknowns) Add(column, -factor * (long)denominators[column]);
                else if (ruleOf[column] < 0) Add(column, factor * (long)denominators[column]);
                else
                {
                    ReadOnlySpan<int> ruleColumns = rules.RowColumns(ruleOf[column]);
                    ReadOnlySpan<long> ruleValues = rules.RowValues(ruleOf[column]);
                    for (int j = 0; j < ruleColumns.Length; j++) Add(ruleColumns[j], factor * ruleValues[j]);
                }
            }
            bool holds = true;
            foreach (int column in touched)
            {
                holds &= sums[column] == 0;
                sums[column] = 0;
                isTouched[column] = false;
            }
            touched.Clear();
            if (!holds) return row;
        }
        return -1;

        void Add(int column, Int128 value)
        {
            if (!isTouched[column])
            {
                isTouched[column] = true;
                touched.Add(column);
            }
            sums[column] += value;
        }
    }
}
