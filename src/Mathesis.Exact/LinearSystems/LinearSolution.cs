using System.Text;

namespace Mathesis.Exact;

/// <summary>What the solver found out about a system: all its solutions, or why there is none.</summary>
public sealed class LinearSolution
{
    /// <summary>The system.</summary>
    public required LinearSystem System { get; init; }

    /// <summary>Whether there is a solution.</summary>
    public required bool IsConsistent { get; init; }

    /// <summary>The rank of the coefficients; of an inconsistent system, the rank modulo <see cref="Primes"/>'s last.</summary>
    public required int Rank { get; init; }

    /// <summary>The unknowns that are determined by the free ones, rising.</summary>
    public required IReadOnlyList<int> Pivots { get; init; }

    /// <summary>The free unknowns, rising.</summary>
    public required IReadOnlyList<int> Free { get; init; }

    /// <summary>Equations that are independent, as many as the rank, rising; the others follow from them.</summary>
    public required IReadOnlyList<int> IndependentEquations { get; init; }

    /// <summary>
    /// A row for each pivot and a column for each unknown and the constant: the pivot's unknown is the sum of a row's entries times their
    /// (free) unknowns, plus the entry in the last column. Null when the system is inconsistent or only pivots were asked for.
    /// </summary>
    public SparseMatrix<Rational>? Rules { get; init; }

    /// <summary>Of an inconsistent system, factors of equations whose sum is 0 = 1. Empty otherwise, and when only pivots were asked for.</summary>
    public IReadOnlyList<(int Equation, Rational Factor)> Contradiction { get; init; } = [];

    /// <summary>The primes whose images entered, in order.</summary>
    public required IReadOnlyList<ulong> Primes { get; init; }

    /// <summary>Whether, after these primes, the rules were found by p-adic lifting modulo powers of one more prime.</summary>
    public bool IsLifted { get; init; }

    /// <summary>The prime field that was computed over, or 0: the rational numbers.</summary>
    public ulong Characteristic { get; init; }

    /// <summary>Whether the answer is proved: solutions were substituted, a contradiction multiplied out. False when only pivots were asked for.</summary>
    public required bool IsProved { get; init; }

    /// <summary>Whether an unknown is free exactly if it depends on those before it (the reduced row echelon form); else pivots were chosen where they were cheap.</summary>
    public required bool IsEchelon { get; init; }

    /// <summary>The rows and columns that the first elimination left for its dense part.</summary>
    public (int Rows, int Columns) DenseCore { get; init; }

    /// <summary>The equations that follow from the independent ones, rising.</summary>
    public IEnumerable<int> DependentEquations()
    {
        int next = 0;
        for (int equation = 0; equation < System.Equations; equation++)
        {
            if (next < IndependentEquations.Count && IndependentEquations[next] == equation) next++;
            else yield return equation;
        }
    }

    /// <summary>The rule of the i-th pivot as text: <c>3/7 - 2*y</c>.</summary>
    /// <exception cref="InvalidOperationException">There are no rules.</exception>
    public string RuleText(int i)
    {
        SparseMatrix<Rational> rules = Rules ?? throw new InvalidOperationException("the solution has no rules");
        ReadOnlySpan<int> columns = rules.RowColumns(i);
        ReadOnlySpan<Rational> values = rules.RowValues(i);
        int terms = columns.Length;
        var text = new StringBuilder();
        // The constant stands last in the row and first in the text.
        if (terms > 0 && columns[^1] == rules.Columns - 1) text.Append(values[--terms]);
        for (int term = 0; term < terms; term++)
        {
            Rational factor = values[term];
            if (text.Length > 0) text.Append(factor.Sign < 0 ? " - " : " + ");
            else if (factor.Sign < 0) text.Append('-');
            Rational size = Rational.Abs(factor);
            if (size != Rational.One) text.Append(size).Append('*');
            text.Append(System.Unknowns[columns[term]]);
        }
        return text.Length == 0 ? "0" : text.ToString();
    }

    /// <summary>The vector of the null space in which a free unknown is 1 and the others are 0.</summary>
    /// <param name="free">One of <see cref="Free"/>.</param>
    /// <exception cref="InvalidOperationException">There are no rules.</exception>
    public Rational[] NullVector(int free)
    {
        SparseMatrix<Rational> rules = Rules ?? throw new InvalidOperationException("the solution has no rules");
        var vector = new Rational[System.Unknowns.Count];
        vector[free] = Rational.One;
        for (int row = 0; row < Pivots.Count; row++)
        {
            int place = rules.RowColumns(row).BinarySearch(free);
            if (place >= 0) vector[Pivots[row]] = rules.RowValues(row)[place];
        }
        return vector;
    }

    /// <summary>The solution in which all free unknowns are 0.</summary>
    /// <exception cref="InvalidOperationException">There are no rules.</exception>
    public Rational[] ParticularSolution()
    {
        SparseMatrix<Rational> rules = Rules ?? throw new InvalidOperationException("the solution has no rules");
        var vector = new Rational[System.Unknowns.Count];
        for (int row = 0; row < Pivots.Count; row++)
            if (rules.RowColumns(row) is [.., var last] && last == rules.Columns - 1) vector[Pivots[row]] = rules.RowValues(row)[^1];
        return vector;
    }
}
