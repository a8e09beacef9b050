using Mathesis.Core;
using Mathesis.Exact;

namespace Mathesis.Circuits.Tests;

public class MaximumMarginTests
{
    // Computed from the theorems' formulas, independently of this code.
    [Theory]
    [InlineData(5, 0.030429)]
    [InlineData(7, 0.017145)]
    [InlineData(11, 0.0082061)]
    [InlineData(23, 0.0025796)]
    [InlineData(71, 4.6143e-4)]
    [InlineData(113, 2.2860e-4)]
    public void The_cosine_network_has_the_maximal_margin_on_every_question(int modulus, double expected)
    {
        double margin = MaximumMargin.OfAddition(modulus);
        Assert.Equal(expected, margin, 5e-5 * expected);
        if (modulus > 23) return;
        QuadraticPairNetwork network = MaximumMargin.CosineNetwork(modulus);
        Assert.Equal(4 * (modulus - 1), network.Neurons);
        Assert.Equal(margin, NormalisedMargin.Of(network, Addition(modulus)), 1e-12);
        Assert.InRange(NormalisedMargin.LargestDeviation(network, Addition(modulus), margin), 0, 1e-12);
        // Homogeneity: the scale of the weights does not matter.
        Assert.Equal(margin, NormalisedMargin.Of(network.Scale(3.7), Addition(modulus)), 1e-12);
    }

    [Theory]
    [InlineData(3, 0.023605)]
    [InlineData(4, 0.0020766)]
    public void The_network_of_representations_has_the_maximal_margin(int points, double expected)
    {
        IReadOnlyList<RealRepresentation> irreducible = RealRepresentations.OfPermutations(points);
        double margin = MaximumMargin.OfGroup(irreducible);
        Assert.Equal(expected, margin, 5e-5 * expected);
        QuadraticPairNetwork network = MaximumMargin.RepresentationNetwork(irreducible);
        Assert.InRange(NormalisedMargin.LargestDeviation(network, Products(PermutationGroup.Symmetric(points).Group), margin), 0, 1e-12);
    }

    [Fact]
    public void Other_groups_with_real_representations_have_it_too()
    {
        foreach (FiniteGroup group in (FiniteGroup[])[FiniteGroup.Dihedral(4), FiniteGroup.Dihedral(5), FiniteGroup.Dihedral(6)])
        {
            IReadOnlyList<RealRepresentation> irreducible = RealRepresentations.Of(group);
            double margin = MaximumMargin.OfGroup(irreducible);
            Assert.InRange(NormalisedMargin.LargestDeviation(MaximumMargin.RepresentationNetwork(irreducible), Products(group), margin) / margin, 0, 1e-8);
        }
    }

    [Fact]
    public void A_group_whose_traces_do_not_meet_the_condition_is_refused()
    {
        // Of the turns by half in A5: 3^1.5 (-1) twice, 4^1.5 (0), 5^1.5 (1) add up to more than 0.
        InputError error = Assert.Throws<InputError>(() => MaximumMargin.OfGroup(RealRepresentations.Of(PermutationGroup.Alternating(5).Group)));
        Assert.Contains("negative weight", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_group_without_enough_real_representations_is_refused() =>
        Assert.Contains("real ones", Assert.Throws<InputError>(() => MaximumMargin.OfGroup(RealRepresentations.Of(FiniteGroup.Dicyclic(2)))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(4, 2, 0.54433)]
    [InlineData(8, 3, 0.53033)]
    [InlineData(5, 4, 0.60716)]
    [InlineData(5, 5, 0.78567)]
    public void The_parity_network_has_the_maximal_margin(int bits, int relevant, double expected)
    {
        double margin = MaximumMargin.OfParity(relevant);
        Assert.Equal(expected, margin, 5e-6);
        (double[] rows, int[] targets) = Parity(bits, relevant);
        double[] margins = NormalisedMargin.OfQuestions(MaximumMargin.ParityNetwork(bits, relevant).Logits(rows), 2, targets);
        double norm = MaximumMargin.ParityNetwork(bits, relevant).PoweredNorm();
        Assert.All(margins, value => Assert.Equal(margin, value / norm, 1e-12));
    }

    [Fact]
    public void Random_networks_stay_below_the_maximum()
    {
        var random = new RandomStream("random networks", 1);
        for (int round = 0; round < 20; round++)
        {
            var network = new QuadraticPairNetwork(5, 5, Noise(40 * 5), Noise(40 * 5), Noise(40 * 5));
            Assert.True(NormalisedMargin.Of(network, Addition(5)) < MaximumMargin.OfAddition(5));
        }

        double[] Noise(int count) => [.. Enumerable.Range(0, count).Select(_ => random.NextGaussian())];
    }

    [Theory]
    [InlineData(4)]
    [InlineData(9)]
    [InlineData(2)]
    [InlineData(1)]
    public void Moduli_that_are_no_odd_primes_are_refused(int modulus) => Assert.Throws<InputError>(() => MaximumMargin.OfAddition(modulus));

    [Fact]
    public void Without_all_representations_there_are_no_weights() =>
        Assert.Throws<InputError>(() => GroupClassWeights.Of([.. RealRepresentations.OfPermutations(4).Skip(1)]));

    internal static int[] Addition(int modulus) => [.. Enumerable.Range(0, modulus * modulus).Select(pair => (pair / modulus + pair % modulus) % modulus)];

    internal static int[] Products(FiniteGroup group) =>
        [.. Enumerable.Range(0, group.Order * group.Order).Select(pair => group.Product(pair / group.Order, pair % group.Order))];

    private static (double[] Rows, int[] Targets) Parity(int bits, int relevant)
    {
        int count = 1 << bits;
        double[] rows = [.. Enumerable.Range(0, count * bits).Select(i => (i / bits >> (i % bits) & 1) == 1 ? -1.0 : 1.0)];
        int[] targets = [.. Enumerable.Range(0, count).Select(row => Enumerable.Range(0, relevant).Count(bit => (row >> bit & 1) == 1) % 2)];
        return (rows, targets);
    }
}
