namespace Mathesis.Exact;

/// <summary>The monomials of one degree in some variables, numbered; a monomial is its variables in rising order, each as often as its power.</summary>
internal sealed class MonomialTable
{
    private readonly int variables;
    private readonly int degree;
    private readonly int[][] monomials;
    private readonly int[,] binomials;

    /// <summary>All monomials of a degree.</summary>
    /// <param name="variables">The number of variables, at least 1.</param>
    /// <param name="degree">At least 1.</param>
    public MonomialTable(int variables, int degree)
    {
        this.variables = variables;
        this.degree = degree;
        binomials = new int[variables + degree + 1, degree + 1];
        for (int n = 0; n <= variables + degree; n++)
        {
            binomials[n, 0] = 1;
            for (int k = 1; k <= Math.Min(n, degree); k++) binomials[n, k] = checked(binomials[n - 1, k - 1] + (k < n ? binomials[n - 1, k] : 0));
        }
        Count = binomials[variables + degree - 1, degree];
        monomials = Enumerate(degree);
    }

    /// <summary>The number of monomials.</summary>
    public int Count { get; }

    /// <summary>The variables of a monomial, rising.</summary>
    public ReadOnlySpan<int> Variables(int monomial) => monomials[monomial];

    /// <summary>The monomials after every variable is replaced by a linear form: a row for each, its coefficients at the monomials.</summary>
    /// <param name="images">For each variable its form: a coefficient for each variable.</param>
    public SparseMatrix<long> Substitute(long[][] images)
    {
        // Degree by degree: the image of a monomial is that of all its variables but the last, times the last's form.
        SparseMatrix<long> lower = SparseMatrix<long>.FromDense(new Matrix<long>(1, 1, [1]), value => value == 0);
        for (int k = 1; k <= degree; k++)
        {
            int[][] current = Enumerate(k), previous = Enumerate(k - 1);
            int count = binomials[variables + k - 1, k];
            var builder = new SparseMatrixBuilder<long>(count);
            var sums = new long[count];
            int[] merged = new int[k];
            foreach (int[] monomial in current)
            {
                long[] form = images[monomial[^1]];
                int rest = Rank(monomial.AsSpan(0, k - 1));
                ReadOnlySpan<int> columns = lower.RowColumns(rest);
                ReadOnlySpan<long> values = lower.RowValues(rest);
                for (int i = 0; i < columns.Length; i++)
                    for (int variable = 0; variable < variables; variable++)
                        if (form[variable] != 0) Accumulate(ref sums[RankWith(previous[columns[i]], variable, merged)], values[i] * form[variable]);
                for (int column = 0; column < count; column++)
                {
                    if (sums[column] == 0) continue;
                    builder.Add(column, sums[column]);
                    sums[column] = 0;
                }
                builder.EndRow();
            }
            lower = builder.Build();
        }
        return lower;
    }

    private static void Accumulate(ref long sum, long term) => sum = checked(sum + term);

    private int RankWith(int[] monomial, int variable, int[] merged)
    {
        int place = 0;
        while (place < monomial.Length && monomial[place] <= variable) place++;
        monomial.AsSpan(0, place).CopyTo(merged);
        merged[place] = variable;
        monomial.AsSpan(place).CopyTo(merged.AsSpan(place + 1));
        return Rank(merged);
    }

    /// <summary>The number of a monomial among those of its degree (colexicographic).</summary>
    private int Rank(ReadOnlySpan<int> monomial)
    {
        int rank = 0;
        for (int k = 0; k < monomial.Length; k++) rank += binomials[monomial[k] + k, k + 1];
        return rank;
    }

    /// <summary>The monomials of a degree by number.</summary>
    private int[][] Enumerate(int k)
    {
        var all = new int[k == 0 ? 1 : binomials[variables + k - 1, k]][];
        int[] current = new int[k];
        Fill(k - 1, variables - 1);
        return all;

        void Fill(int place, int largest)
        {
            if (place < 0)
            {
                all[Rank(current)] = [.. current];
                return;
            }
            for (int variable = 0; variable <= largest; variable++)
            {
                current[place] = variable;
                Fill(place - 1, variable);
            }
        }
    }
}
