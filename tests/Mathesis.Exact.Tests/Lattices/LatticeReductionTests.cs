using Mathesis.Core;

namespace Mathesis.Exact.Tests;

public class LatticeReductionTests
{
    [Fact]
    public void Random_bases_are_reduced_and_generate_the_same_lattice()
    {
        var random = new RandomStream("exact/tests/lattices", 1);
        for (int i = 0; i < 150; i++)
        {
            int count = 1 + random.NextBelow(8), length = count + random.NextBelow(3), bits = 1 + random.NextBelow(90);
            Integer[][] vectors = Vectors(random, count, length, bits);
            AssertReduces(vectors, LatticeReduction.Reduce(vectors));
        }
    }

    [Fact]
    public void Dependent_vectors_give_their_relations()
    {
        var random = new RandomStream("exact/tests/dependent lattices", 1);
        for (int i = 0; i < 100; i++)
        {
            int rank = 1 + random.NextBelow(4), count = rank + 1 + random.NextBelow(4), length = rank + random.NextBelow(3);
            Integer[][] generators = Vectors(random, rank, length, 12), mixing = Vectors(random, count, rank, 9);
            Integer[][] vectors = [.. mixing.Select(row => Combine(row, generators))];
            ReducedLattice reduced = LatticeReduction.Reduce(vectors);
            Assert.Equal(count, reduced.Basis.Count + reduced.Relations.Count);
            Assert.True(reduced.Basis.Count <= rank);
            AssertReduces(vectors, reduced);
            Assert.All(reduced.Relations, relation => Assert.True(relation.Any(c => !c.IsZero) && Combine(relation, vectors).All(entry => entry.IsZero)));
        }
    }

    [Fact]
    public void Knapsack_lattices_with_long_entries_are_reduced()
    {
        var random = new RandomStream("exact/tests/knapsack", 1);
        Integer[][] vectors = [.. Enumerable.Range(0, 16).Select(i =>
        {
            var row = new Integer[17];
            row[i] = 1;
            row[16] = Number(random, 700);
            return row;
        })];
        AssertReduces(vectors, LatticeReduction.Reduce(vectors));
    }

    [Fact]
    public void Forty_vectors_of_two_hundred_bits_are_reduced()
    {
        Integer[][] vectors = Vectors(new RandomStream("exact/tests/forty vectors", 1), 40, 40, 200);
        Assert.True(LatticeReduction.IsReduced(LatticeReduction.Reduce(vectors).Basis));
    }

    [Fact]
    public void The_shortest_vector_of_a_plane_is_found()
    {
        var random = new RandomStream("exact/tests/planes", 1);
        for (int i = 0; i < 200; i++)
        {
            Integer[][] vectors = Vectors(random, 2, 2, 5);
            (long x, long y, long z, long w) = ((long)vectors[0][0], (long)vectors[0][1], (long)vectors[1][0], (long)vectors[1][1]);
            if ((x * w) - (y * z) == 0) continue;
            // Coefficients of a shortest vector are below 1.08 times 44, the longest vector, by Cramer's rule.
            long shortest = long.MaxValue;
            for (long a = -50; a <= 50; a++)
            {
                for (long b = -50; b <= 50; b++)
                {
                    if (a == 0 && b == 0) continue;
                    (long first, long second) = ((a * x) + (b * z), (a * y) + (b * w));
                    shortest = Math.Min(shortest, (first * first) + (second * second));
                }
            }
            // |b1|^2 <= alpha lambda^2 with alpha = 1 / (delta - 1/4), a little more for the size bound 0.51.
            Integer found = Square(LatticeReduction.Reduce(vectors).Basis[0]);
            Assert.True(found >= shortest && found * 72 <= shortest * 100);
        }
    }

    [Fact]
    public void The_check_refuses_what_is_not_reduced()
    {
        Assert.False(LatticeReduction.IsReduced([[1, 0], [1, 1]]));
        Assert.False(LatticeReduction.IsReduced([[5, 0], [0, 1]]));
        Assert.False(LatticeReduction.IsReduced([[1, 2], [2, 4]]));
        Assert.True(LatticeReduction.IsReduced([[0, 1], [5, 0]]));
        // Accepted for a small delta only.
        Assert.True(LatticeReduction.IsReduced([[5, 0], [0, 3]], new Rational(1, 3)));
    }

    [Fact]
    public void Bad_input_is_refused()
    {
        Assert.Throws<InputError>(() => LatticeReduction.Reduce([]));
        Assert.Throws<InputError>(() => LatticeReduction.Reduce([[1, 2], [3]]));
        Assert.Throws<InputError>(() => LatticeReduction.Reduce([[1, 2], [3, 4]], 1));
        Assert.Throws<InputError>(() => LatticeReduction.Reduce([[1, 2], [3, 4]], new Rational(1, 4)));
    }

    [Fact]
    public void The_reduction_can_be_stopped()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.Throws<OperationCanceledException>(() => LatticeReduction.Reduce([[1, 2], [3, 4]], cancellation: source.Token));
    }

    internal static void AssertReduces(Integer[][] vectors, ReducedLattice reduced)
    {
        for (int i = 0; i < reduced.Basis.Count; i++) Assert.Equal(reduced.Basis[i], Combine(reduced.Transformation[i], vectors));
        if (reduced.Basis.Count == 0) return;
        Assert.True(LatticeReduction.IsReduced(reduced.Basis));
        // Transformation and relations together are unimodular, so that nothing of the lattice is lost.
        Assert.Equal(Rational.One, Rational.Abs(Determinant([.. reduced.Transformation, .. reduced.Relations])));
    }

    private static Rational Determinant(IReadOnlyList<Integer>[] rows)
    {
        int n = rows.Length;
        Rational[][] a = [.. rows.Select(row => row.Select(entry => (Rational)entry).ToArray())];
        Rational determinant = Rational.One;
        for (int k = 0; k < n; k++)
        {
            int pivot = Enumerable.Range(k, n - k).FirstOrDefault(i => !a[i][k].IsZero, -1);
            if (pivot < 0) return Rational.Zero;
            if (pivot != k) (a[pivot], a[k], determinant) = (a[k], a[pivot], -determinant);
            determinant *= a[k][k];
            for (int i = k + 1; i < n; i++)
            {
                Rational factor = a[i][k] / a[k][k];
                for (int j = k; j < n; j++) a[i][j] -= factor * a[k][j];
            }
        }
        return determinant;
    }

    private static Integer[] Combine(IReadOnlyList<Integer> coefficients, Integer[][] vectors) =>
        [.. Enumerable.Range(0, vectors[0].Length).Select(j => coefficients.Select((c, i) => c * vectors[i][j]).Aggregate(Integer.Zero, (a, b) => a + b))];

    private static Integer Square(IReadOnlyList<Integer> vector) => vector.Aggregate(Integer.Zero, (sum, entry) => sum + (entry * entry));

    private static Integer[][] Vectors(RandomStream random, int count, int length, int bits) =>
        [.. Enumerable.Range(0, count).Select(_ => Enumerable.Range(0, length).Select(_ => Number(random, bits)).ToArray())];

    private static Integer Number(RandomStream random, int bits)
    {
        var limbs = new ulong[(bits + 63) / 64];
        for (int i = 0; i < limbs.Length; i++) limbs[i] = random.NextUInt64();
        var magnitude = Integer.LowBits(new Integer(1, limbs), bits);
        return random.NextBelow(2) == 0 ? -magnitude : magnitude;
    }
}
