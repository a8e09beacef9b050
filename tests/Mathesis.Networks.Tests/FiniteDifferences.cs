using System.Collections.Immutable;
using Mathesis.Core;
using Mathesis.Numerics;

namespace Mathesis.Networks.Tests;

/// <summary>Compares a network's gradients with central differences of its loss, in float64.</summary>
internal static class FiniteDifferences
{
    /// <summary>Large weights without norms make losses that turn within 1e-3, where a long step says nothing; a short one rounds more.</summary>
    private static readonly double[] steps = [1e-4, 2e-5, 4e-6];

    /// <summary>Checks derivatives in random directions of every parameter that is trained; three steps are extrapolated to sixth order.</summary>
    public static void Check(
        NetworkSpecification specification, ParameterSet<double> parameters, Examples examples, Objective? objective = null,
        ImmutableArray<AuxiliaryLoss> auxiliary = default, int directions = 2, double relative = 1e-6, double absolute = 1e-9)
    {
        objective ??= Objective.CrossEntropy;
        AuxiliaryLoss[] penalties = auxiliary.IsDefault ? [] : [.. auxiliary];
        var network = new LayerNetwork<double>(specification, parameters);
        var exact = network.LossAndGradients(examples, objective, penalties, out _).ToDictionary(pair => pair.Key, pair => pair.Value.Clone());
        foreach (ParameterSpecification parameter in specification.Parameters().Where(parameter => parameter.Role.IsTrained()))
        {
            Tensor<double> values = network.Parameters[parameter.Name];
            double[] original = [.. values.Values];
            var stream = new RandomStream($"tests/directions/{parameter.Name}", 1);
            for (int trial = 0; trial < directions; trial++)
            {
                double[] direction = [.. original.Select(_ => stream.NextGaussian())];
                double norm = Math.Sqrt(direction.Sum(d => d * d));
                double At(double distance)
                {
                    for (int i = 0; i < original.Length; i++) values.Values[i] = original[i] + distance * direction[i] / norm;
                    network.LossAndGradients(examples, objective, penalties, out double loss);
                    original.CopyTo(values.Values, 0);
                    return loss;
                }
                (double Value, double Doubt) Extrapolated(double step)
                {
                    double middle = Quotient(2 * step);
                    double fine = (4 * Quotient(step) - middle) / 3, coarse = (4 * middle - Quotient(4 * step)) / 3;
                    double value = (16 * fine - coarse) / 15;
                    return (value, Math.Abs(value - fine));
                }
                double Quotient(double distance) => (At(distance) - At(-distance)) / (2 * distance);
                double expected = direction.Zip(exact[parameter.Name].Values, (d, g) => d * g / norm).Sum();
                // The first step whose two orders of extrapolation agree; else the one where they agree best.
                var estimates = new List<(double Value, double Doubt)>();
                foreach (double step in steps)
                {
                    estimates.Add(Extrapolated(step));
                    if (estimates[^1].Doubt <= absolute / 4 + relative / 4 * Math.Abs(estimates[^1].Value)) break;
                }
                double found = estimates.MinBy(estimate => estimate.Doubt).Value;
                Assert.True(Math.Abs(found - expected) <= absolute + relative * Math.Abs(expected), $"{parameter.Name}: the gradient says {expected:R}, differences say {found:R}");
            }
        }
    }

    /// <summary>Random values of a size that keeps every network here of order one; gains near 1.</summary>
    public static ParameterSet<double> Parameters(NetworkSpecification specification, ulong seed, double size = 1)
    {
        var parameters = new ParameterSet<double>(specification);
        foreach (ParameterSpecification parameter in specification.Parameters())
        {
            var stream = new RandomStream($"tests/values/{parameter.Name}", seed);
            double deviation = size * (parameter.Role is ParameterRole.Embedding or ParameterRole.Position or ParameterRole.Bias or ParameterRole.RunningMean
                ? 0.7 : parameter.Role is ParameterRole.Gain or ParameterRole.RunningVariance ? 0.2 : 0.8 / Math.Sqrt(parameter.FanIn));
            foreach (ref double value in parameters[parameter.Name].Span)
                value = deviation * stream.NextGaussian() + (parameter.Role is ParameterRole.Gain or ParameterRole.RunningVariance ? 1 : 0);
            if (parameter.Role == ParameterRole.RunningVariance)
                foreach (ref double value in parameters[parameter.Name].Span) value = Math.Abs(value) + 0.1;
        }
        return parameters;
    }

    /// <summary>Random sequences with a class at every position, a third of them ignored.</summary>
    public static Examples EveryPosition(NetworkSpecification specification, int count, int positions, ulong seed)
    {
        var stream = new RandomStream("tests/every-position", seed);
        int[] tokens = [.. Enumerable.Range(0, count * positions).Select(_ => stream.NextBelow(specification.Vocabulary))];
        int[] targets = [.. tokens.Select((_, i) => i > 0 && stream.NextBelow(3) == 0 ? Networks.Examples.Ignored : stream.NextBelow(specification.Outputs))];
        return new Examples(new TokenBatch(tokens, positions), targets);
    }
}
