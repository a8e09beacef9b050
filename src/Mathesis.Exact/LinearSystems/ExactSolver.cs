using Mathesis.Core;

namespace Mathesis.Exact;

/// <summary>
/// Solves linear systems over the rational numbers, and proves the answer. The method is that of Mangan, "FiniteFieldSolve: exactly solving
/// large linear systems in high-energy theory" (2023): reduce modulo word-size primes, keep what the first prime shows (independent equations,
/// unknowns that are zero), combine by Chinese remaindering, recover fractions and test them modulo the next prime. What is added: sparse
/// elimination, and a proof. Solutions are substituted into all equations over the integers, which shows that the rank is at most what
/// was found; modulo a prime the rank can only be less than the true one, so it is at least that. A contradiction is multiplied out.
/// </summary>
public static class ExactSolver
{
    /// <summary>Solves a system over the rational numbers.</summary>
    /// <exception cref="InputError">An option is out of range.</exception>
    public static LinearSolution Solve(LinearSystem system, SolverOptions? options = null)
    {
        options ??= new SolverOptions();
        options.Validate();
        return Solve(system, options, new PrimeSequence(options.PrimeBits));
    }

    private static LinearSolution Solve(LinearSystem system, SolverOptions options, PrimeSequence primes)
    {
        IntegerSystem integers = IntegerSystem.Of(system);
        while (true)
        {
            // A prime that divides something it should not costs a round, and there are finitely many of these.
            ulong prime = primes.Next();
            options.Progress?.Invoke($"reducing {system.Equations} equations in {system.Unknowns.Count} unknowns modulo {prime}");
            ModularEchelon first = ModularEchelon.Of(integers, prime, options.Threads);
            if (options.PivotsOnly) return Outcome(system, first, [prime], isProved: false);
            if (first.ContradictingRow >= 0)
            {
                options.Progress?.Invoke("there is no solution: looking for the combination that gives 0 = 1");
                if (Contradiction(system, first, options, primes) is { } contradiction)
                    return Outcome(system, first, [prime], isProved: true, contradiction: contradiction);
                continue;
            }
            var lifting = new ModularLifting(integers, first, primes, options);
            if (lifting.TryRun(out SparseMatrix<Rational>? rules)) return Outcome(system, first, lifting.Primes, isProved: true, rules, isLifted: lifting.IsLifted);
        }
    }

    /// <summary>Solves a system over a prime field; the numbers of the answer are residues in [0, p).</summary>
    /// <param name="system">The system.</param>
    /// <param name="prime">p, a prime below 2^63.</param>
    /// <param name="options">Options; null for the usual ones.</param>
    /// <exception cref="InputError">The modulus is no such prime, or divides a denominator; with the line.</exception>
    public static LinearSolution SolveModulo(LinearSystem system, ulong prime, SolverOptions? options = null)
    {
        options ??= new SolverOptions();
        options.Validate();
        ModularEchelon echelon = ModularSystem.Reduce(system, prime, options.Threads);
        if (options.PivotsOnly) return Outcome(system, echelon, [prime], isProved: true, characteristic: prime);
        if (echelon.ContradictingRow >= 0)
        {
            LinearSystem combination = CombinationSystem(system, echelon);
            LinearSolution factors = SolveModulo(combination, prime, options);
            return Outcome(system, echelon, [prime], isProved: true, contradiction: Factors(echelon, factors), characteristic: prime);
        }
        SparseMatrix<Rational> rules = new CombinedResidues(echelon, null).Values.Map(value => (Rational)value, value => value.IsZero);
        return Outcome(system, echelon, [prime], isProved: true, rules, characteristic: prime);
    }

    private static LinearSolution Outcome(
        LinearSystem system, ModularEchelon echelon, IReadOnlyList<ulong> primes, bool isProved, SparseMatrix<Rational>? rules = null,
        IReadOnlyList<(int, Rational)>? contradiction = null, ulong characteristic = 0, bool isLifted = false)
    {
        bool[] isPivot = new bool[system.Unknowns.Count];
        foreach (int pivot in echelon.Pivots) isPivot[pivot] = true;
        return new LinearSolution
        {
            System = system,
            IsConsistent = echelon.ContradictingRow < 0,
            Rank = echelon.Pivots.Length,
            Pivots = echelon.Pivots,
            Free = [.. Enumerable.Range(0, isPivot.Length).Where(unknown => !isPivot[unknown])],
            IndependentEquations = echelon.IndependentRows,
            Rules = rules,
            Contradiction = contradiction ?? [],
            Primes = primes,
            Characteristic = characteristic,
            IsLifted = isLifted,
            IsProved = isProved,
            IsEchelon = echelon.IsEchelon,
            DenseCore = echelon.DenseCore,
        };
    }

    /// <summary>Factors of equations whose sum is 0 = 1, multiplied out over the rational numbers; null when the contradiction was one modulo the prime only.</summary>
    private static IReadOnlyList<(int, Rational)>? Contradiction(LinearSystem system, ModularEchelon echelon, SolverOptions options, PrimeSequence primes)
    {
        LinearSystem combination = CombinationSystem(system, echelon);
        // Whether that system itself is consistent is what the prime decides here: another prime decides again.
        LinearSolution pivots = Solve(combination, options with { PivotsOnly = true, Progress = null }, primes);
        if (!pivots.IsConsistent) return null;
        LinearSolution factors = Solve(combination, options with { Progress = null }, primes);
        return factors.IsConsistent ? Factors(echelon, factors) : null;
    }

    private static IReadOnlyList<(int, Rational)> Factors(ModularEchelon echelon, LinearSolution solution)
    {
        Rational[] values = solution.ParticularSolution();
        int[] rows = CombinedRows(echelon);
        return [.. rows.Select((row, i) => (row, values[i])).Where(factor => !factor.Item2.IsZero)];
    }

    /// <summary>The equations that a contradiction is combined of: the independent ones and the one that contradicts them.</summary>
    private static int[] CombinedRows(ModularEchelon echelon) => [.. echelon.IndependentRows.Append(echelon.ContradictingRow).Order()];

    /// <summary>The system for the factors y of these equations: y A = 0 and y b = 1.</summary>
    private static LinearSystem CombinationSystem(LinearSystem system, ModularEchelon echelon)
    {
        int[] rows = CombinedRows(echelon);
        var sides = new SparseMatrixBuilder<Rational>(rows.Length);
        for (int i = 0; i < rows.Length; i++)
            if (!system.RightSide(rows[i]).IsZero) sides.Add(i, system.RightSide(rows[i]));
        sides.EndRow();
        SparseMatrix<Rational> transposed = system.Coefficients.SelectRows(rows).Transpose(), last = sides.Build();
        var builder = new SparseMatrixBuilder<Rational>(rows.Length);
        var values = new List<Rational>();
        for (int row = 0; row <= transposed.Rows; row++)
        {
            SparseMatrix<Rational> source = row < transposed.Rows ? transposed : last;
            int from = row < transposed.Rows ? row : 0;
            if (source.RowColumns(from).IsEmpty) continue;
            for (int i = 0; i < source.RowColumns(from).Length; i++) builder.Add(source.RowColumns(from)[i], source.RowValues(from)[i]);
            builder.EndRow();
            values.Add(row < transposed.Rows ? Rational.Zero : Rational.One);
        }
        return new LinearSystem(builder.Build(), [.. values]);
    }
}
