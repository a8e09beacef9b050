namespace Mathesis.Exact.Tests;

public class YoungSeminormalFormTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Representations_multiply_as_the_permutations_do_and_keep_their_form(int points)
    {
        var symmetric = PermutationGroup.Symmetric(points);
        Assert.All(YoungSeminormalForm.Irreducible(symmetric), representation => Assert.True(representation.Verify(symmetric.Group)));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Their_traces_are_the_characters_found_from_the_products_alone(int points)
    {
        var symmetric = PermutationGroup.Symmetric(points);
        ConjugacyClasses classes = symmetric.Group.Classes;
        var byTableaux = YoungSeminormalForm.Irreducible(symmetric)
            .Select(representation => string.Join(' ', Enumerable.Range(0, classes.Count).Select(c => representation.Character(classes.Representative(c))))).Order(StringComparer.Ordinal);
        var byClasses = CharacterTable.Of(symmetric.Group).Characters
            .Select(character => string.Join(' ', character.Values.Select(value => value[0]))).Order(StringComparer.Ordinal);
        Assert.Equal(byClasses, byTableaux);
    }

    [Fact]
    public void Dimensions_are_those_of_the_hook_lengths()
    {
        foreach (int[] shape in Partitions.Of(6))
        {
            long hooks = 1;
            for (int row = 0; row < shape.Length; row++)
                for (int column = 0; column < shape[row]; column++) hooks *= shape[row] - column + shape.Skip(row + 1).Count(length => length > column);
            Assert.Equal(720 / hooks, YoungSeminormalForm.OfShape(Six, shape).Dimension);
        }
    }

    [Fact]
    public void Characters_of_the_symmetric_group_of_four_points_are_those_of_the_books()
    {
        var symmetric = PermutationGroup.Symmetric(4);
        // Of the neutral element, (1 2), (1 2)(3 4), (1 2 3), (1 2 3 4).
        int[] classes = [symmetric.IndexOf([0, 1, 2, 3]), symmetric.IndexOf([1, 0, 2, 3]), symmetric.IndexOf([1, 0, 3, 2]), symmetric.IndexOf([1, 2, 0, 3]), symmetric.IndexOf([1, 2, 3, 0])];
        var expected = new Dictionary<string, Rational[]>
        {
            ["(4)"] = [1, 1, 1, 1, 1],
            ["(3,1)"] = [3, 1, -1, 0, -1],
            ["(2,2)"] = [2, 0, 2, -1, 0],
            ["(2,1,1)"] = [3, -1, -1, 0, 1],
            ["(1,1,1,1)"] = [1, -1, 1, 1, -1],
        };
        IReadOnlyList<RationalRepresentation> irreducible = YoungSeminormalForm.Irreducible(symmetric);
        Assert.Equal(expected.Keys, irreducible.Select(r => r.Name));
        foreach (RationalRepresentation representation in irreducible) Assert.Equal(expected[representation.Name], classes.Select(representation.Character));
    }

    [Fact]
    public void A_representation_with_a_wrong_matrix_is_not_verified()
    {
        var symmetric = PermutationGroup.Symmetric(3);
        RationalRepresentation right = YoungSeminormalForm.OfShape(symmetric, [2, 1]);
        Matrix<Rational>[] matrices = [.. Enumerable.Range(0, 6).Select(element => right[element].Clone())];
        matrices[4][0, 1] += 1;
        Assert.False(new RationalRepresentation("wrong", matrices, right.Form.ToArray()).Verify(symmetric.Group));
        Assert.False(new RationalRepresentation("wrong form", [.. Enumerable.Range(0, 6).Select(element => right[element])], [1, 1]).Verify(symmetric.Group));
    }

    private static PermutationGroup Six { get; } = PermutationGroup.Symmetric(6);
}
