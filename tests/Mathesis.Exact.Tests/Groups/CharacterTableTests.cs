using System.Numerics;

namespace Mathesis.Exact.Tests;

public class CharacterTableTests
{
    public static TheoryData<string> Names { get; } = [.. Groups.Keys];

    private static Dictionary<string, Func<FiniteGroup>> Groups => new()
    {
        ["C1"] = () => FiniteGroup.Cyclic(1),
        ["C12"] = () => FiniteGroup.Cyclic(12),
        ["D4"] = () => FiniteGroup.Dihedral(4),
        ["D7"] = () => FiniteGroup.Dihedral(7),
        ["Q8"] = () => FiniteGroup.Dicyclic(2),
        ["Dic5"] = () => FiniteGroup.Dicyclic(5),
        ["C3 x S3"] = () => FiniteGroup.DirectProduct(FiniteGroup.Cyclic(3), FiniteGroup.Dihedral(3)),
        ["A4"] = () => PermutationGroup.Alternating(4).Group,
        ["S4"] = () => PermutationGroup.Symmetric(4).Group,
        ["A5"] = () => PermutationGroup.Alternating(5).Group,
        ["S5"] = () => PermutationGroup.Symmetric(5).Group,
        ["GL(3,2)"] = () => FiniteGroupTests.SimpleGroupOf168().Group,
        ["A6"] = () => PermutationGroup.Alternating(6).Group,
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void Rows_are_orthogonal_exactly(string name) => Assert.True(CharacterTable.Of(Groups[name]()).Verify());

    [Theory]
    [MemberData(nameof(Names))]
    public void Columns_are_orthogonal_too(string name)
    {
        FiniteGroup group = Groups[name]();
        var table = CharacterTable.Of(group);
        ConjugacyClasses classes = group.Classes;
        for (int c = 0; c < classes.Count; c++)
        {
            for (int d = 0; d <= c; d++)
            {
                IntegerPolynomial sum = IntegerPolynomial.Zero;
                foreach (GroupCharacter character in table.Characters) sum += table.Ring.Multiply(character.Values[c], table.Ring.Conjugate(character.Values[d]));
                Assert.Equal(c == d ? group.Order / classes.Size(c) : 0, sum);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Indicators_count_the_elements_whose_square_is_neutral(string name)
    {
        // Frobenius and Schur: the sum of indicator times degree.
        FiniteGroup group = Groups[name]();
        int roots = Enumerable.Range(0, group.Order).Count(a => group.Product(a, a) == group.Identity);
        Assert.Equal(roots, CharacterTable.Of(group).Characters.Sum(character => character.Indicator * character.Degree));
    }

    [Theory]
    [InlineData("S4", "1 1 2 3 3")]
    [InlineData("A5", "1 3 3 4 5")]
    [InlineData("S5", "1 1 4 4 5 5 6")]
    [InlineData("A6", "1 5 5 8 8 9 10")]
    [InlineData("GL(3,2)", "1 3 3 6 7 8")]
    [InlineData("Q8", "1 1 1 1 2")]
    public void Degrees_are_those_of_the_books(string name, string degrees) =>
        Assert.Equal(degrees, string.Join(' ', CharacterTable.Of(Groups[name]()).Characters.Select(character => character.Degree)));

    [Fact]
    public void Quaternions_and_the_square_have_equal_values_and_different_indicators()
    {
        GroupCharacter quaternion = CharacterTable.Of(Groups["Q8"]()).Characters[^1], square = CharacterTable.Of(Groups["D4"]()).Characters[^1];
        Assert.Equal(quaternion.Values.Order(Comparer<IntegerPolynomial>.Create((a, b) => a[0].CompareTo(b[0]))), square.Values.Order(Comparer<IntegerPolynomial>.Create((a, b) => a[0].CompareTo(b[0]))));
        Assert.Equal((-1, 1), (quaternion.Indicator, square.Indicator));
    }

    [Fact]
    public void The_icosahedron_turns_by_the_golden_ratio()
    {
        var table = CharacterTable.Of(Groups["A5"]());
        ConjugacyClasses classes = table.Group.Classes;
        int[] fifths = [.. Enumerable.Range(0, classes.Count).Where(c => table.Group.OrderOf(classes.Representative(c)) == 5)];
        Assert.Equal(2, fifths.Length);
        foreach (GroupCharacter character in table.Characters.Where(character => character.Degree == 3))
        {
            foreach (int c in fifths)
            {
                IntegerPolynomial x = character.Values[c];
                Assert.Equal(IntegerPolynomial.Zero, table.Ring.Multiply(x, x) - x - 1);
            }
            Assert.NotEqual(character.Values[fifths[0]], character.Values[fifths[1]]);
        }
    }

    [Fact]
    public void Characters_of_a_cyclic_group_are_its_waves()
    {
        const int N = 12;
        var table = CharacterTable.Of(FiniteGroup.Cyclic(N));
        var waves = table.Characters.Select(character => Enumerable.Range(0, N).First(k => character.Values[1] == table.Ring.Root(k))).ToList();
        Assert.Equal(Enumerable.Range(0, N), waves.Order());
        foreach ((GroupCharacter character, int k) in table.Characters.Zip(waves))
        {
            for (int a = 0; a < N; a++)
            {
                Complex value = table.Ring.ToComplex(character.Values[table.Group.Classes.Of(a)]);
                Assert.Equal(0, Complex.Abs(value - Complex.FromPolarCoordinates(1, 2 * Math.PI * k * a / N)), 1e-12);
            }
        }
    }
}
