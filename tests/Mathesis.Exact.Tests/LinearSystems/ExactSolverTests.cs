using Mathesis.Core;

namespace Mathesis.Exact.Tests;

public class ExactSolverTests
{
    [Theory]
    [InlineData(16)]
    [InlineData(31)]
    [InlineData(62)]
    public void AgreesWithFractionFreeElimination(int primeBits)
    {
        for (ulong i = 0; i < 400; i++)
        {
            var stream = new RandomStream("solver", (ulong)primeBits, i);
            int equations = stream.NextBelow(9), unknowns = 1 + stream.NextBelow(8), rank = stream.NextBelow(9);
            LinearSystem system = RandomSystems.Create(
                stream, equations, unknowns, rank, 0.2 + (0.8 * stream.NextDouble()), stream.NextBelow(2) == 0 ? 3 : 1000, consistent: stream.NextBelow(3) > 0);
            LinearSolution solution = ExactSolver.Solve(system, new SolverOptions { PrimeBits = primeBits, Threads = 1 + (int)(i % 2) });
            Check(system, solution);
        }
    }

    [Fact]
    public void LargeFractionsNeedManyPrimes()
    {
        LinearSystem system = RandomSystems.Create(new RandomStream("large", 1), 30, 30, 30, 1, 1000, consistent: false);
        LinearSolution one = ExactSolver.Solve(system), two = ExactSolver.Solve(system, new SolverOptions { Threads = 2 });
        Check(system, one);
        Assert.True(one.Primes.Count > 10);
        Assert.Equal(one.Primes, two.Primes);
        Assert.Equal(Enumerable.Range(0, 30).Select(one.RuleText), Enumerable.Range(0, 30).Select(two.RuleText));
    }

    [Fact]
    public void MultiplesOfTheFirstPrimeDoNotDeceive()
    {
        // The numbers vanish modulo the first prime, but only one of the columns has it as a common divisor.
        LinearSystem system = SystemReader.ReadText("2147483647*x + y = 2147483647\n3*2147483647*x + 3*y + 2147483647*z = 0");
        LinearSolution solution = ExactSolver.Solve(system);
        Check(system, solution);
        Assert.Equal(2, solution.Rank);
    }

    [Fact]
    public void AnUnknownThatIsAMultipleOfTheFirstPrimeIsNotZero()
    {
        LinearSystem system = SystemReader.ReadText("x + y = 2147483647\ny + z = 2147483647\nx - 2147483647*2147483629*w = 0\nw = 5\nz = 3*2147483647");
        LinearSolution solution = ExactSolver.Solve(system);
        Check(system, solution);
        Assert.True(solution.IsConsistent is false || solution.Rank == 4);
    }

    [Fact]
    public void AContradictionModuloThePrimeOnlyIsNone()
    {
        LinearSystem system = SystemReader.ReadText("2147483647*x = 1");
        LinearSolution solution = ExactSolver.Solve(system);
        Assert.True(solution.IsConsistent);
        Assert.Equal("1/2147483647", solution.RuleText(0));
    }

    [Fact]
    public void AContradictionIsMultipliedOut()
    {
        LinearSystem system = SystemReader.ReadText("x + y = 1\nx - y = 2\n2*x = 4");
        LinearSolution solution = ExactSolver.Solve(system);
        Assert.False(solution.IsConsistent);
        Check(system, solution);
    }

    [Fact]
    public void RulesNameTheFreeUnknowns()
    {
        LinearSolution solution = ExactSolver.Solve(SystemReader.ReadText("7*x + 14*y = 3\nz = y"));
        Assert.Equal([1], solution.Free.Select(free => 1));
        Assert.Equal("3/7 - 2*z", solution.RuleText(0));
        Assert.Equal("z", solution.RuleText(1));
        Assert.Equal(["x", "y", "z"], solution.System.Unknowns);
    }

    [Fact]
    public void NothingIsSolvedByEverything()
    {
        LinearSolution solution = ExactSolver.Solve(SystemReader.ReadText("3 3 M\n0 0 0"));
        Assert.Equal(0, solution.Rank);
        Assert.Equal([0, 1, 2], solution.Free);
        Assert.True(solution.IsProved);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(2147483647)]
    [InlineData(4611686018427387847)]
    public void OverAPrimeFieldResiduesSatisfyTheEquations(ulong prime)
    {
        for (ulong i = 0; i < 100; i++)
        {
            var stream = new RandomStream("modular", prime, i);
            LinearSystem rational = RandomSystems.Create(stream, stream.NextBelow(8), 1 + stream.NextBelow(8), stream.NextBelow(8), 0.7, 50, consistent: stream.NextBelow(2) == 0);
            LinearSystem system = new(rational.Coefficients.Map(value => (Rational)value.Numerator, value => value.IsZero), [.. Enumerable.Range(0, rational.Equations).Select(row => (Rational)rational.RightSide(row).Numerator)]);
            if (prime == 4611686018427387847) Assert.True(Primality.IsPrime(prime));
            CheckModulo(system, ExactSolver.SolveModulo(system, prime), prime);
        }
    }

    [Fact]
    public void AModulusThatDividesADenominatorIsNamedWithItsLine()
    {
        InputError error = Assert.Throws<InputError>(() => ExactSolver.SolveModulo(SystemReader.ReadText("x = 1\n1/5*x + y = 0"), 5));
        Assert.Contains("input:2", error.Message);
        Assert.Contains("1/5", error.Message);
    }

    internal static void Check(LinearSystem system, LinearSolution solution)
    {
        int unknowns = system.Unknowns.Count;
        var augmented = new Matrix<Rational>(system.Equations, unknowns + 1);
        for (int row = 0; row < system.Equations; row++)
        {
            for (int i = 0; i < system.Coefficients.RowColumns(row).Length; i++) augmented[row, system.Coefficients.RowColumns(row)[i]] = system.Coefficients.RowValues(row)[i];
            augmented[row, unknowns] = system.RightSide(row);
        }
        (Matrix<Rational> reduced, int[] pivots) = FractionFreeElimination.RowReduce(augmented, unknowns);
        bool consistent = Enumerable.Range(pivots.Length, system.Equations - pivots.Length).All(row => reduced[row, unknowns].IsZero);
        Assert.Equal(consistent, solution.IsConsistent);
        Assert.True(solution.IsProved);
        if (!consistent)
        {
            var sums = new Rational[unknowns + 1];
            foreach ((int equation, Rational factor) in solution.Contradiction)
                for (int column = 0; column <= unknowns; column++) sums[column] += factor * augmented[equation, column];
            Assert.All(sums[..unknowns], sum => Assert.True(sum.IsZero));
            Assert.Equal(Rational.One, sums[unknowns]);
            return;
        }
        Assert.Equal(pivots, solution.Pivots);
        Matrix<Rational> rules = solution.Rules!.ToDense();
        for (int row = 0; row < pivots.Length; row++)
        {
            for (int column = 0; column < unknowns; column++)
                if (column != pivots[row]) Assert.Equal(-reduced[row, column], rules[row, column]);
            Assert.Equal(reduced[row, unknowns], rules[row, unknowns]);
        }
        Assert.Equal(pivots.Length, FractionFreeElimination.RowReduce(system.Coefficients.SelectRows([.. solution.IndependentEquations]).ToDense(), unknowns).Pivots.Length);
    }

    private static void CheckModulo(LinearSystem system, LinearSolution solution, ulong prime)
    {
        Integer p = prime;
        if (!solution.IsConsistent)
        {
            var sums = new Rational[system.Unknowns.Count];
            Rational right = Rational.Zero;
            foreach ((int equation, Rational factor) in solution.Contradiction)
            {
                for (int i = 0; i < system.Coefficients.RowColumns(equation).Length; i++) sums[system.Coefficients.RowColumns(equation)[i]] += factor * system.Coefficients.RowValues(equation)[i];
                right += factor * system.RightSide(equation);
            }
            Assert.All(sums, sum => Assert.True(Integer.Mod(sum.Numerator, p).IsZero));
            Assert.True(Integer.Mod(right.Numerator, p).IsOne);
            return;
        }
        Assert.Equal(system.Unknowns.Count, solution.Rank + solution.Free.Count);
        Holds(solution.ParticularSolution(), 1);
        foreach (int free in solution.Free) Holds(solution.NullVector(free), 0);

        void Holds(Rational[] vector, int sides)
        {
            for (int row = 0; row < system.Equations; row++)
            {
                Rational sum = -sides * system.RightSide(row);
                for (int i = 0; i < system.Coefficients.RowColumns(row).Length; i++) sum += system.Coefficients.RowValues(row)[i] * vector[system.Coefficients.RowColumns(row)[i]];
                Assert.True(Integer.Mod(sum.Numerator, p).IsZero);
            }
        }
    }
}
