using System.Numerics;
using Mathesis.Core;
using Mathesis.Exact;

namespace Mathesis.Circuits.Tests;

public class RealRepresentationsTests
{
    public static TheoryData<string> Names { get; } = [.. Groups.Keys];

    private static Dictionary<string, Func<(FiniteGroup Group, IReadOnlyList<RealRepresentation> Irreducible)>> Groups => new()
    {
        ["S1"] = () => Permutations(1),
        ["S3"] = () => Permutations(3),
        ["S4"] = () => Permutations(4),
        ["S5"] = () => Permutations(5),
        ["C7"] = () => Decomposed(FiniteGroup.Cyclic(7)),
        ["D4"] = () => Decomposed(FiniteGroup.Dihedral(4)),
        ["D5"] = () => Decomposed(FiniteGroup.Dihedral(5)),
        ["Q8"] = () => Decomposed(FiniteGroup.Dicyclic(2)),
        ["A4"] = () => Decomposed(PermutationGroup.Alternating(4).Group),
        ["A5"] = () => Decomposed(PermutationGroup.Alternating(5).Group),
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void Matrices_are_orthogonal_and_multiply_as_the_elements_do(string name)
    {
        (FiniteGroup group, IReadOnlyList<RealRepresentation> irreducible) = Groups[name]();
        foreach (RealRepresentation representation in irreducible)
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
                        Assert.Equal(representation[group.Product(a, b)][i], sum, 1e-11);
                    }
                }
                for (int i = 0; i < d * d; i++) Assert.Equal(representation[group.Inverse(a)][i], representation[a][i % d * d + i / d], 1e-11);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Traces_are_the_exact_characters_or_those_with_their_conjugates(string name)
    {
        (FiniteGroup group, IReadOnlyList<RealRepresentation> irreducible) = Groups[name]();
        var table = CharacterTable.Of(group);
        // Real irreducible representations: the character itself when it is real, twice when quaternionic, with its conjugate when complex.
        double[][] expected = [.. table.Characters
            .Where(character => character.Indicator != 0 || IsFirstOfPair(table, character))
            .Select(character => character.Values.Select(value => (character.Indicator == 1 ? 1 : 2) * table.Ring.ToComplex(value).Real).ToArray())];
        Assert.Equal(expected.Length, irreducible.Count);
        foreach (double[] characters in expected)
        {
            Assert.Single(irreducible, representation => Enumerable.Range(0, group.Classes.Count)
                .All(c => Math.Abs(representation.Character(group.Classes.Representative(c)) - characters[c]) < 1e-9));
        }
    }

    [Theory]
    [InlineData("S4")]
    [InlineData("A5")]
    public void Matrix_entries_of_all_real_representations_are_an_orthogonal_basis(string name)
    {
        IReadOnlyList<RealRepresentation> irreducible = Groups[name]().Irreducible;
        int order = irreducible[0].Order;
        Assert.Equal(order, irreducible.Sum(r => r.Dimension * r.Dimension));
        double[][] entries = [.. irreducible.SelectMany(r => Enumerable.Range(0, r.Dimension * r.Dimension)
            .Select(i => (double[])[.. Enumerable.Range(0, order).Select(g => r[g][i] * Math.Sqrt((double)r.Dimension / order))]))];
        for (int i = 0; i < order; i++)
            for (int j = 0; j <= i; j++)
                Assert.Equal(i == j ? 1 : 0, entries[i].Zip(entries[j], (x, y) => x * y).Sum(), 1e-11);
    }

    [Fact]
    public void Energies_over_all_representations_add_up()
    {
        var random = new RandomStream("energies", 1);
        double[] function = [.. Enumerable.Range(0, 24).Select(_ => random.NextGaussian())];
        IReadOnlyList<RealRepresentation> irreducible = RealRepresentations.OfPermutations(4);
        Assert.Equal(function.Sum(x => x * x), irreducible.Sum(r => r.Energy(function)), 1e-12);
        double[] entry = [.. Enumerable.Range(0, 24).Select(g => irreducible[3][g][5])];
        Assert.Equal(entry.Sum(x => x * x), irreducible[3].Energy(entry), 1e-12);
    }

    [Fact]
    public void Another_seed_turns_the_bases_and_keeps_the_traces()
    {
        FiniteGroup group = PermutationGroup.Alternating(4).Group;
        IReadOnlyList<RealRepresentation> first = RealRepresentations.Of(group), second = RealRepresentations.Of(group, seed: 5);
        Assert.Equal(first.Select(r => r.Name), second.Select(r => r.Name));
        for (int a = 0; a < group.Order; a++)
            foreach ((RealRepresentation one, RealRepresentation other) in first.Zip(second)) Assert.Equal(one.Character(a), other.Character(a), 1e-10);
        Assert.Contains(Enumerable.Range(0, group.Order), a => Math.Abs(first[^1][a][0] - second[^1][a][0]) > 0.01);
    }

    private static bool IsFirstOfPair(CharacterTable table, GroupCharacter character)
    {
        foreach (IntegerPolynomial value in character.Values)
        {
            Complex number = table.Ring.ToComplex(value);
            if (Math.Abs(number.Imaginary) > 1e-9) return number.Imaginary > 0;
        }
        return true;
    }

    private static (FiniteGroup, IReadOnlyList<RealRepresentation>) Permutations(int points) => (PermutationGroup.Symmetric(points).Group, RealRepresentations.OfPermutations(points));

    private static (FiniteGroup, IReadOnlyList<RealRepresentation>) Decomposed(FiniteGroup group) => (group, RealRepresentations.Of(group));
}
