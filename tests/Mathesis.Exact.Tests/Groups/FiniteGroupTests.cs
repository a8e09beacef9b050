using Mathesis.Core;

namespace Mathesis.Exact.Tests;

public class FiniteGroupTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(6)]
    public void Turns_and_reflections_of_a_polygon_obey_its_relations(int n)
    {
        var group = FiniteGroup.Dihedral(n);
        int r = 1 % n, s = n;
        Assert.Equal(2 * n, FiniteGroup.FromTable(group.Order, Table(group)).Order);
        Assert.Equal(n, group.OrderOf(r));
        Assert.Equal(2, group.OrderOf(s));
        Assert.Equal(group.Inverse(r), group.Conjugate(r, s));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void Dicyclic_groups_obey_their_relations(int n)
    {
        var group = FiniteGroup.Dicyclic(n);
        int a = 1, x = 2 * n;
        Assert.Equal(4 * n, FiniteGroup.FromTable(group.Order, Table(group)).Order);
        Assert.Equal(2 * n, group.OrderOf(a));
        Assert.Equal(group.Power(a, n), group.Power(x, 2));
        Assert.Equal(group.Inverse(a), group.Conjugate(a, x));
        Assert.Equal(group.Power(x, -1), group.Inverse(x));
    }

    [Fact]
    public void Orders_in_a_direct_product_are_least_common_multiples()
    {
        var group = FiniteGroup.DirectProduct(FiniteGroup.Cyclic(4), FiniteGroup.Cyclic(6));
        Assert.True(group.IsAbelian);
        Assert.Equal(12, group.Exponent);
        Assert.Equal(12, group.OrderOf(1 * 6 + 1));
        Assert.Equal(6, group.OrderOf(2 * 6 + 2));
        Assert.False(FiniteGroup.Dihedral(3).IsAbelian);
    }

    [Fact]
    public void Classes_of_permutations_are_their_cycle_types()
    {
        for (int points = 1; points <= 6; points++)
        {
            var symmetric = PermutationGroup.Symmetric(points);
            ConjugacyClasses classes = symmetric.Group.Classes;
            Assert.Equal(Partitions.Of(points).Count(), classes.Count);
            Assert.Equal(symmetric.Group.Order, Enumerable.Range(0, classes.Count).Sum(classes.Size));
            Assert.Equal(0, classes.Of(symmetric.Group.Identity));
            // In symmetric groups every element is conjugate to its inverse.
            Assert.All(Enumerable.Range(0, classes.Count), c => Assert.Equal(c, classes.Inverse(c)));
        }
    }

    [Fact]
    public void Generated_groups_have_the_orders_of_the_books()
    {
        Assert.Equal(120, PermutationGroup.Generated([1, 2, 3, 4, 0], [1, 0, 2, 3, 4]).Group.Order);
        Assert.Equal(60, PermutationGroup.Generated([1, 2, 3, 4, 0], [1, 2, 0, 3, 4]).Group.Order);
        Assert.Equal(60, PermutationGroup.Alternating(5).Group.Order);
        Assert.Equal(168, SimpleGroupOf168().Group.Order);
        Assert.Equal(1, PermutationGroup.Generated([0, 1, 2]).Group.Order);
    }

    [Fact]
    public void Generators_generate()
    {
        var symmetric = PermutationGroup.Symmetric(5);
        IReadOnlyList<int> generators = symmetric.Group.Generators();
        Assert.InRange(generators.Count, 2, 4);
        Assert.Equal(120, PermutationGroup.Generated([.. generators.Select(element => symmetric.Images(element).ToArray())]).Group.Order);
    }

    [Fact]
    public void Products_of_permutations_apply_the_second_first()
    {
        var symmetric = PermutationGroup.Symmetric(3);
        int a = symmetric.IndexOf([1, 0, 2]), b = symmetric.IndexOf([0, 2, 1]);
        // 1 goes to 2 by b and stays; 0 stays by b and goes to 1.
        Assert.Equal([1, 2, 0], symmetric.Images(symmetric.Group.Product(a, b)).ToArray());
        Assert.Equal(-1, symmetric.Sign(a));
        Assert.Equal(1, symmetric.Sign(symmetric.Group.Product(a, b)));
        Assert.Equal(-1, PermutationGroup.Alternating(3).IndexOf([1, 0, 2]));
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

    [Fact]
    public void Generators_that_are_no_permutations_are_refused()
    {
        Assert.Contains("no permutation", Assert.Throws<InputError>(() => PermutationGroup.Generated([0, 0, 1])).Message, StringComparison.Ordinal);
        Assert.Contains("no permutation", Assert.Throws<InputError>(() => PermutationGroup.Generated([1, 0, 2], [1, 0])).Message, StringComparison.Ordinal);
        Assert.Contains("more than", Assert.Throws<InputError>(() => PermutationGroup.Generated([1, 2, 3, 4, 5, 6, 7, 0], [1, 0, 2, 3, 4, 5, 6, 7])).Message, StringComparison.Ordinal);
    }

    /// <summary>The symmetries of the Fano plane, whose lines are {i, i + 1, i + 3} modulo 7.</summary>
    internal static PermutationGroup SimpleGroupOf168() => PermutationGroup.Generated([1, 2, 3, 4, 5, 6, 0], [0, 2, 4, 6, 1, 3, 5], [0, 1, 4, 3, 2, 6, 5]);

    private static int[] Table(FiniteGroup group) => [.. Enumerable.Range(0, group.Order * group.Order).Select(pair => group.Product(pair / group.Order, pair % group.Order))];
}
