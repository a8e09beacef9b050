using Mathesis.Core;

namespace Mathesis.Circuits.Tests;

public class SymmetricGroupTests
{
    public static TheoryData<int> Degrees { get; } = [1, 2, 3, 4, 5];

    [Theory]
    [MemberData(nameof(Degrees))]
    public void Representations_multiply_as_the_permutations_do(int points)
    {
        var symmetric = new SymmetricGroup(points);
        FiniteGroup group = symmetric.Group;
        foreach (RealRepresentation representation in symmetric.Irreducible())
        {
            int d = representation.Dimension;
            for (int a = 0; a < group.Order; a++)
            {
                // A few b for each a are enough for S5's 14,400 pairs of 6 x 6 matrices.
                for (int b = a % 7; b < group.Order; b += 7)
                {
                    for (int i = 0; i < d * d; i++)
                    {
                        double sum = 0;
                        for (int k = 0; k < d; k++) sum += representation[a][i / d * d + k] * representation[b][k * d + i % d];
                        Assert.Equal(representation[group.Product(a, b)][i], sum, 1e-13);
                    }
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Degrees))]
    public void Matrix_entries_of_all_representations_are_an_orthogonal_basis(int points)
    {
        IReadOnlyList<RealRepresentation> irreducible = new SymmetricGroup(points).Irreducible();
        int order = irreducible[0].Order;
        Assert.Equal(order, irreducible.Sum(r => r.Dimension * r.Dimension));
        double[][] entries = [.. irreducible.SelectMany(r => Enumerable.Range(0, r.Dimension * r.Dimension)
            .Select(i => (double[])[.. Enumerable.Range(0, order).Select(g => r[g][i] * Math.Sqrt((double)r.Dimension / order))]))];
        for (int i = 0; i < order; i++)
            for (int j = 0; j <= i; j++)
                Assert.Equal(i == j ? 1 : 0, entries[i].Zip(entries[j], (x, y) => x * y).Sum(), 1e-12);
    }

    [Fact]
    public void Characters_of_the_symmetric_group_of_four_points_are_those_of_the_books()
    {
        var symmetric = new SymmetricGroup(4);
        // Of the neutral element, (1 2), (1 2)(3 4), (1 2 3), (1 2 3 4).
        int[] classes = [Find(0, 1, 2, 3), Find(1, 0, 2, 3), Find(1, 0, 3, 2), Find(1, 2, 0, 3), Find(1, 2, 3, 0)];
        var expected = new Dictionary<string, int[]>
        {
            ["(4)"] = [1, 1, 1, 1, 1],
            ["(3,1)"] = [3, 1, -1, 0, -1],
            ["(2,2)"] = [2, 0, 2, -1, 0],
            ["(2,1,1)"] = [3, -1, -1, 0, 1],
            ["(1,1,1,1)"] = [1, -1, 1, 1, -1],
        };
        Assert.Equal(expected.Keys, symmetric.Irreducible().Select(r => r.Name));
        foreach (RealRepresentation representation in symmetric.Irreducible())
            Assert.Equal(expected[representation.Name], classes.Select(g => (int)Math.Round(representation.Character(g), 9)));

        int Find(params int[] images) => Enumerable.Range(0, 24).Single(g => symmetric.Images(g).SequenceEqual(images));
    }

    [Fact]
    public void Energies_over_all_representations_add_up()
    {
        var random = new RandomStream("energies", 1);
        double[] function = [.. Enumerable.Range(0, 24).Select(_ => random.NextGaussian())];
        IReadOnlyList<RealRepresentation> irreducible = new SymmetricGroup(4).Irreducible();
        Assert.Equal(function.Sum(x => x * x), irreducible.Sum(r => r.Energy(function)), 1e-12);
        double[] entry = [.. Enumerable.Range(0, 24).Select(g => irreducible[3][g][5])];
        Assert.Equal(entry.Sum(x => x * x), irreducible[3].Energy(entry), 1e-12);
    }

    [Fact]
    public void A_table_that_is_no_group_is_refused()
    {
        Assert.Throws<InputError>(() => FiniteGroup.FromTable(2, [0, 0, 0, 0]));
        Assert.Throws<InputError>(() => FiniteGroup.FromTable(2, [0, 1, 1, 2]));
        // A loop of five elements: neutral and inverses, but brackets matter.
        Assert.Contains("brackets", Assert.Throws<InputError>(() => FiniteGroup.FromTable(5,
        [
            0, 1, 2, 3, 4,
            1, 0, 3, 4, 2,
            2, 4, 0, 1, 3,
            3, 2, 4, 0, 1,
            4, 3, 1, 2, 0,
        ])).Message, StringComparison.Ordinal);
    }
}
