using Mathesis.Core;
using Mathesis.Numerics;

namespace Mathesis.Networks.Torch.Tests;

public class ObjectiveDifferenceTests
{
    private static readonly NetworkSpecification network = NetworkCases.All["decoder"];

    public static TheoryData<string> Penalties => ["squares", "squares of some", "groups", "outputs", "partition"];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void ObjectivesAreEqual(bool everywhere)
    {
        Examples examples = everywhere ? RandomCases.Everywhere(network, 4, 1) : RandomCases.AtTheEnd(network, 4, 1);
        AssertEqual(examples, Objective.CrossEntropy, []);
        AssertEqual(examples, Objective.MeanSquare, []);
    }

    [Fact]
    public void NumbersInPlaceOfClassesAreWanted()
    {
        Examples classes = RandomCases.AtTheEnd(network, 4, 1);
        var stream = new RandomStream("tests/values", 1);
        var values = new Tensor<float>(4, network.Outputs);
        foreach (ref float value in values.Span) value = (float)stream.NextDouble();
        AssertEqual(new Examples(classes.Inputs, values), Objective.MeanSquare, []);
        AssertEqual(new Examples(classes.Inputs, values), Objective.CrossEntropy, []);
    }

    [Theory]
    [MemberData(nameof(Penalties))]
    public void AuxiliaryLossesAreEqual(string name)
    {
        AuxiliaryLoss penalty = name switch
        {
            "squares" => new SquarePenalty { Coefficient = 0.01 },
            "squares of some" => new SquarePenalty { Coefficient = 0.01, Parameters = ["embed.W_E", "blocks.1.mlp.W_in"] },
            "groups" => new GroupNormPenalty { Coefficient = 0.02, Columns = ["blocks.0.mlp.W_in", "blocks.0.mlp.W_gate"], Rows = ["blocks.0.mlp.W_out"], Power = 3 },
            "outputs" => new OutputPenalty { Coefficient = 0.3 },
            _ => new PartitionPenalty { Coefficient = 0.3 },
        };
        AssertEqual(RandomCases.Everywhere(network, 4, 1), Objective.CrossEntropy, [penalty]);
    }

    [Fact]
    public void WhatHasNoTranslationIsNamed()
    {
        Torch.RequireOrSkip();
        using var torch = new TorchNetwork<double>(network, RandomCases.Parameters<double>(network, 1, late: false));
        InputError error = Assert.Throws<InputError>(() => torch.LossAndGradients(RandomCases.AtTheEnd(network, 2, 1), new Strange(), [], out _));
        Assert.Contains("libtorch has no translation of the objective Strange", error.Message, StringComparison.Ordinal);
    }

    private static void AssertEqual(Examples examples, Objective objective, AuxiliaryLoss[] auxiliary)
    {
        Torch.RequireOrSkip();
        ParameterSet<double> parameters = RandomCases.Parameters<double>(network, 1, late: false);
        using var torch = new TorchNetwork<double>(network, parameters);
        IReadOnlyDictionary<string, Tensor<double>> expected = new LayerNetwork<double>(network, parameters).LossAndGradients(examples, objective, auxiliary, out double loss);
        ParameterSet<double> found = torch.LossAndGradients(examples, objective, auxiliary, out double torchLoss);
        Differences.AssertNear(loss, torchLoss, 1e-9, "loss");
        Differences.AssertSameGradients(expected, found, found, 1e-9);
    }

    private sealed record Strange : Objective
    {
        public override double Loss<T>(ReadOnlySpan<T> outputs, RowTarget target) => 0;

        public override double Loss<T>(ReadOnlySpan<T> outputs, RowTarget target, double factor, Span<T> gradient) => 0;
    }
}
