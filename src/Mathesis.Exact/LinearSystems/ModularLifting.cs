namespace Mathesis.Exact;

/// <summary>From the reduction modulo a first prime to the rules over the rational numbers, by further primes.</summary>
/// <param name="system">The system.</param>
/// <param name="first">Its reduction modulo the first prime, without contradiction.</param>
/// <param name="primes">Where further primes come from.</param>
/// <param name="options">Options.</param>
internal sealed class ModularLifting(IntegerSystem system, ModularEchelon first, PrimeSequence primes, SolverOptions options)
{
    /// <summary>So many primes may disagree with the first before it is given up.</summary>
    private const int UnluckyLimit = 4;

    /// <summary>Before the product of the primes has so many bits it is not known whether the fractions are large.</summary>
    private const int LiftingBits = 90;

    /// <summary>The largest dense matrix that is lifted.</summary>
    private const int LargestLifted = 6000;

    private readonly List<ulong> used = [first.Prime];

    /// <summary>The primes whose images entered, in order.</summary>
    public IReadOnlyList<ulong> Primes => used;

    /// <summary>Whether the rules come from p-adic lifting.</summary>
    public bool IsLifted { get; private set; }

    /// <summary>Finds the rules; false when the first prime turns out to be unlucky, or the unknowns taken for zero are not.</summary>
    public bool TryRun(out SparseMatrix<Rational> rules)
    {
        bool[]? zeros = ZeroUnknowns();
        IntegerSystem part = system.SelectRows(first.IndependentRows);
        EliminationPlan? plan = zeros is null ? PlanWithin(first) : null;
        var combined = new CombinedResidues(first, zeros);
        bool narrowed = zeros is null;
        long bound = Bound(part);
        int next = 1;
        var ahead = new Queue<ModularEchelon>();
        int skipped = 0;
        while (true)
        {
            if (used.Count >= next)
            {
                next = Math.Max(used.Count + 1, used.Count * 5 / 4);
                if (TryRecover(combined, out SparseMatrix<Rational>? candidate))
                {
                    options.Progress?.Invoke($"substituting the solution modulo {used.Count} {(used.Count == 1 ? "prime" : "primes")} into all equations");
                    if (ModularNullTest.Passes(system, first.Pivots, candidate, primes.Next())
                        && new SubstitutionCheck(system, first.Pivots, candidate).FirstFailure(options.Threads) < 0)
                    {
                        rules = candidate;
                        return true;
                    }
                }
                if (combined.Modulus.BitLength >= LiftingBits && IsDenseWithFewSides() && TryLift(out rules)) return true;
                // Beyond the bound the fractions are right for what the first prime showed: so that was wrong.
                if (combined.Modulus.BitLength > bound) break;
            }
            if (ahead.Count == 0) ReduceAhead(part, zeros, plan, narrowed ? options.Threads : 1, ahead);
            ModularEchelon echelon = ahead.Dequeue();
            if (!echelon.Pivots.AsSpan().SequenceEqual(combined.Pivots) || echelon.ContradictingRow >= 0)
            {
                // One prime may be unlucky, but not one after the other.
                if (IsBetter(echelon, combined.Pivots) || ++skipped > UnluckyLimit) break;
                continue;
            }
            combined.Add(echelon);
            used.Add(echelon.Prime);
            if (narrowed) continue;
            // Without the unknowns that are zero more equations follow from others.
            narrowed = true;
            plan = PlanWithin(echelon);
            part = part.SelectRows(echelon.IndependentRows);
        }
        rules = null!;
        return false;
    }

    /// <summary>
    /// Whether p-adic lifting is cheaper than many more primes: the elimination is mostly dense, which lifting does once, and few columns
    /// are to be lifted.
    /// </summary>
    private bool IsDenseWithFewSides()
    {
        int rank = first.Pivots.Length, sides = system.Unknowns - rank + 1;
        return rank is >= 16 and <= LargestLifted && first.DenseCore.Columns * 2 > rank && sides * 4 <= rank;
    }

    /// <summary>The rules by p-adic lifting: the pivots' columns of the independent equations times the rules are the other columns.</summary>
    private bool TryLift(out SparseMatrix<Rational> rules)
    {
        rules = null!;
        options.Progress?.Invoke($"lifting {first.Pivots.Length} unknowns");
        int rank = first.Pivots.Length;
        int[] place = new int[system.Unknowns + 1];
        var others = new List<int>();
        for (int column = 0, pivot = 0; column <= system.Unknowns; column++)
        {
            if (pivot < rank && first.Pivots[pivot] == column) place[column] = pivot++;
            else
            {
                place[column] = ~others.Count;
                others.Add(column);
            }
        }
        var matrix = new Matrix<Integer>(rank, rank);
        var sides = new Matrix<Integer>(rank, others.Count);
        for (int row = 0; row < rank; row++)
        {
            ReadOnlySpan<int> columns = system.RowColumns(first.IndependentRows[row]);
            for (int i = 0; i < columns.Length; i++)
            {
                Integer entry = system.Entry(first.IndependentRows[row], i);
                if (place[columns[i]] >= 0) matrix[row, place[columns[i]]] = entry;
                // Free unknowns move to the other side; the constant stands there.
                else sides[row, ~place[columns[i]]] = columns[i] == system.Unknowns ? entry : -entry;
            }
        }
        if (DixonLifting.Solve(matrix, sides, options.Threads) is not { } solution) return false;
        var builder = new SparseMatrixBuilder<Rational>(system.Unknowns + 1);
        for (int row = 0; row < rank; row++)
        {
            for (int i = 0; i < others.Count; i++)
                if (!solution.Numerators[row, i].IsZero) builder.Add(others[i], new Rational(solution.Numerators[row, i], solution.Denominator));
            builder.EndRow();
        }
        rules = builder.Build();
        IsLifted = true;
        return new SubstitutionCheck(system, first.Pivots, rules).FirstFailure(options.Threads) < 0;
    }

    /// <summary>Reduces modulo the next primes, a thread each.</summary>
    private void ReduceAhead(IntegerSystem part, bool[]? zeros, EliminationPlan? plan, int count, Queue<ModularEchelon> ahead)
    {
        ulong[] batch = [.. Enumerable.Range(0, count).Select(_ => primes.Next())];
        var echelons = new ModularEchelon[count];
        int threads = count == 1 ? options.Threads : 1;
        Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = options.Threads }, i => echelons[i] = ModularEchelon.Of(part, batch[i], threads, plan, zeros));
        foreach (ModularEchelon echelon in echelons) ahead.Enqueue(echelon);
    }

    private bool TryRecover(CombinedResidues combined, out SparseMatrix<Rational> rules)
    {
        rules = null!;
        var recovery = new FractionRecovery(combined.Modulus);
        var builder = new SparseMatrixBuilder<Rational>(combined.Values.Columns);
        int row = 0;
        foreach (int pivot in first.Pivots)
        {
            // A dropped unknown is zero: its rule is empty.
            if (row < combined.Pivots.Length && combined.Pivots[row] == pivot)
            {
                ReadOnlySpan<int> columns = combined.Values.RowColumns(row);
                ReadOnlySpan<Integer> values = combined.Values.RowValues(row++);
                for (int i = 0; i < columns.Length; i++)
                {
                    if (!recovery.TryRecover(values[i], out Rational fraction)) return false;
                    if (!fraction.IsZero) builder.Add(columns[i], fraction);
                }
            }
            builder.EndRow();
        }
        rules = builder.Build();
        return true;
    }

    /// <summary>The pivots that are zero modulo the first prime, or null when there are too few to gain by.</summary>
    private bool[]? ZeroUnknowns()
    {
        // Without the zeros a plan does not fit, and only the echelon form's pivots do not depend on the plan.
        if (!first.IsEchelon) return null;
        bool[] zeros = new bool[system.Unknowns + 1];
        int count = 0;
        for (int row = 0; row < first.Pivots.Length; row++)
        {
            if (first.Reduced.RowColumns(row).Length > 1) continue;
            zeros[first.Pivots[row]] = true;
            count++;
        }
        return count * 10 > first.Pivots.Length ? zeros : null;
    }

    /// <summary>The order of elimination in numbers of the independent rows.</summary>
    private static EliminationPlan PlanWithin(ModularEchelon echelon)
    {
        return new EliminationPlan([.. echelon.Plan.Rows.Select(row => Array.BinarySearch(echelon.IndependentRows, row))], echelon.Plan.Columns);
    }

    /// <summary>Whether pivots are nearer the true ones: a prime can only lower the rank or move pivots to the right.</summary>
    private static bool IsBetter(ModularEchelon echelon, int[] pivots)
    {
        if (echelon.Pivots.Length != pivots.Length) return echelon.Pivots.Length > pivots.Length;
        return echelon.Pivots.AsSpan().SequenceCompareTo(pivots) < 0;
    }

    /// <summary>
    /// So many bits suffice for every fraction: numerators and denominators are minors of the independent equations (Cramer), which are at most
    /// the product of the equations' lengths (Hadamard).
    /// </summary>
    private static long Bound(IntegerSystem part)
    {
        double bits = 0;
        for (int row = 0; row < part.Equations; row++)
        {
            long largest = 0;
            int length = part.RowColumns(row).Length;
            for (int i = 0; i < length; i++) largest = Math.Max(largest, part.Entry(row, i).BitLength);
            bits += largest + (0.5 * Math.Log2(Math.Max(1, length)));
        }
        return (2 * (long)bits) + 64;
    }
}
