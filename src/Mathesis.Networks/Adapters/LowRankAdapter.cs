using System.Numerics;
using Mathesis.Core;
using Mathesis.Numerics;

namespace Mathesis.Networks;

/// <summary>
/// Trains A and B in place of matrices W (<see cref="LowRankOptions"/>). The network always holds W + s A B, and the gradients of A and B
/// follow from its own, so every layer can be adapted and none knows it.
/// </summary>
internal sealed class LowRankAdapter<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly List<Adapted> adapted = [];
    private readonly ParameterSet<T> gradients;
    private readonly ParameterSet<T> bases;
    private readonly int rank;
    private readonly T scale;
    private readonly string[] alsoTrained;

    public LowRankAdapter(NetworkSpecification network, ParameterSet<T> parameters, LowRankOptions options, ulong seed)
    {
        ParameterNames.RequirePatterns(network, options.Matrices.Concat(options.AlsoTrained));
        rank = options.Rank;
        scale = T.CreateChecked((options.Alpha ?? rank) / rank);
        ParameterSpecification[] targets = [.. network.Parameters().Where(parameter => options.Matrices.Any(pattern => ParameterNames.Matches(pattern, parameter.Name)))];
        foreach (ParameterSpecification target in targets)
        {
            if (target.Shape.Length < 2) throw new InputError($"{target.Name} is no matrix", "adapter.matrices", "expected names of matrices");
            // Heads that read the stream side by side share A; heads that write to it are one matrix as they lie.
            int slices = target.Shape.Length == 3 && target.FanIn == target.Shape[1] ? target.Shape[0] : 1;
            int outputs = target.Shape[^1];
            int inputs = (int)target.Count / outputs / slices;
            adapted.Add(new Adapted(
                target.Name, slices, inputs, outputs,
                new ParameterSpecification(target.Name + ".lora_A", ParameterRole.Weight, inputs, rank),
                new ParameterSpecification(target.Name + ".lora_B", ParameterRole.Weight, rank, slices * outputs)));
        }
        ParameterSpecification[] others =
            [.. network.Parameters().Where(parameter => parameter.Role.IsTrained() && options.AlsoTrained.Any(pattern => ParameterNames.Matches(pattern, parameter.Name)))];
        foreach (ParameterSpecification other in others)
        {
            if (targets.Contains(other)) throw new InputError($"{other.Name} is adapted and trained whole", "adapter.alsoTrained", "expected one or the other");
        }
        alsoTrained = [.. others.Select(parameter => parameter.Name)];
        ParameterSpecification[] factors = [.. adapted.SelectMany(entry => new[] { entry.A, entry.B })];
        Trained = [.. factors, .. others];
        var own = new ParameterSet<T>(factors);
        gradients = new ParameterSet<T>(factors);
        bases = new ParameterSet<T>(targets);
        Parameters = new ParameterSet<T>([.. own, .. alsoTrained.Select(name => KeyValuePair.Create(name, parameters[name]))]);
        foreach (Adapted entry in adapted)
        {
            parameters[entry.Name].Span.CopyTo(bases[entry.Name].Span);
            var stream = new RandomStream($"networks/adapter/{entry.Name}", seed);
            double bound = 1 / Math.Sqrt(entry.Inputs);
            foreach (ref T value in own[entry.A.Name].Span) value = T.CreateChecked(bound * (2 * stream.NextDouble() - 1));
        }
        Whole = parameters;
    }

    /// <summary>What is trained.</summary>
    public IReadOnlyList<ParameterSpecification> Trained { get; }

    /// <summary>Its values.</summary>
    public ParameterSet<T> Parameters { get; }

    /// <summary>What must be saved besides the network's parameters.</summary>
    public IReadOnlyList<(string Prefix, ParameterSet<T> Values)> State => [("base.", bases), ("adapter.", Parameters)];

    private ParameterSet<T> Whole { get; }

    /// <summary>The gradients of what is trained, from those of the network.</summary>
    public ParameterSet<T> Project(ParameterSet<T> network)
    {
        foreach (Adapted entry in adapted)
        {
            ReadOnlySpan<T> whole = network[entry.Name].Span;
            Tensor<T> a = Parameters[entry.A.Name], b = Parameters[entry.B.Name];
            Tensor<T> aGradient = gradients[entry.A.Name], bGradient = gradients[entry.B.Name];
            int joined = entry.Slices * entry.Outputs;
            for (int slice = 0; slice < entry.Slices; slice++)
            {
                ReadOnlySpan<T> gradient = whole.Slice(slice * entry.Inputs * entry.Outputs, entry.Inputs * entry.Outputs);
                int column = slice * entry.Outputs;
                MatrixProduct.Multiply<T>(entry.Inputs, rank, entry.Outputs, gradient, entry.Outputs, 1, b.Span[column..], 1, joined, aGradient.Span, rank, accumulate: slice > 0);
                MatrixProduct.Multiply<T>(rank, entry.Outputs, entry.Inputs, a.Span, 1, rank, gradient, entry.Outputs, 1, bGradient.Span[column..], joined);
            }
            VectorRows.Scale(scale, aGradient.Span);
            VectorRows.Scale(scale, bGradient.Span);
        }
        return alsoTrained.Length == 0 ? gradients : new ParameterSet<T>([.. gradients, .. alsoTrained.Select(name => KeyValuePair.Create(name, network[name]))]);
    }

    /// <summary>Puts W + s A B into the network.</summary>
    public void Apply()
    {
        foreach (Adapted entry in adapted)
        {
            Tensor<T> a = Parameters[entry.A.Name], b = Parameters[entry.B.Name];
            Span<T> whole = Whole[entry.Name].Span;
            int joined = entry.Slices * entry.Outputs;
            for (int slice = 0; slice < entry.Slices; slice++)
            {
                MatrixProduct.Multiply<T>(
                    entry.Inputs, entry.Outputs, rank, a.Span, rank, 1, b.Span[(slice * entry.Outputs)..], joined, 1,
                    whole[(slice * entry.Inputs * entry.Outputs)..], entry.Outputs);
            }
            VectorRows.Scale(scale, whole);
            VectorRows.Add<T>(bases[entry.Name].Span, whole);
        }
    }

    /// <summary>A copy of the matrices A and B.</summary>
    public Weights Export()
    {
        Weights all = Parameters.ToWeights();
        var factors = new Weights();
        foreach (Adapted entry in adapted)
        {
            factors.Add(entry.A.Name, all[entry.A.Name]);
            factors.Add(entry.B.Name, all[entry.B.Name]);
        }
        return factors;
    }

    private sealed record Adapted(string Name, int Slices, int Inputs, int Outputs, ParameterSpecification A, ParameterSpecification B);
}
