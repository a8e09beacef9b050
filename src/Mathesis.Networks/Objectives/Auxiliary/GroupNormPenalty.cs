using System.Collections.Immutable;
using System.Numerics;
using Mathesis.Core;
using Mathesis.Numerics;

namespace Mathesis.Networks;

/// <summary>
/// The sum over neurons of a power of the Euclidean norm of all weights of a neuron: with power 3 the cube of the L_{2,3} norm
/// (Morwani et al. 2024, section 3). The weights of neuron i are column or row i of each matrix named.
/// </summary>
public sealed record GroupNormPenalty : AuxiliaryLoss
{
    /// <summary>Matrices whose column i belongs to neuron i: what it reads.</summary>
    public ImmutableArray<string> Columns { get; init; } = [];

    /// <summary>Matrices whose row i belongs to neuron i: what it writes.</summary>
    public ImmutableArray<string> Rows { get; init; } = [];

    /// <summary>The power, at least 1.</summary>
    public double Power { get; init; } = 3;

    /// <inheritdoc/>
    public override void Validate(NetworkSpecification network)
    {
        ParameterNames.Require(network, Columns.Concat(Rows));
        if (!(Power >= 1)) throw new InputError(FormattableString.Invariant($"{Power} is out of range"), "power", "expected a number of at least 1");
        var sizes = network.Parameters().ToDictionary(parameter => parameter.Name, parameter => parameter.Shape);
        int[] neurons = [.. Columns.Select(name => sizes[name][^1]).Concat(Rows.Select(name => sizes[name][0])).Distinct()];
        if (neurons.Length != 1) throw new InputError($"the matrices have {string.Join(", ", neurons)} neurons", "group-norm-penalty", "expected matrices of the same neurons");
    }

    /// <summary>The norm of each neuron's weights.</summary>
    public double[] Norms<T>(ParameterSet<T> parameters) where T : unmanaged, IFloatingPointIeee754<T>
    {
        int count = Columns.IsEmpty ? parameters[Rows[0]].Shape[0] : parameters[Columns[0]].Shape[^1];
        var norms = new double[count];
        foreach (string name in Columns)
        {
            ReadOnlySpan<T> values = parameters[name].Span;
            for (int i = 0; i < values.Length; i++) norms[i % count] += Square(values[i]);
        }
        foreach (string name in Rows)
        {
            Tensor<T> matrix = parameters[name];
            for (int neuron = 0; neuron < count; neuron++)
            {
                foreach (T value in matrix.Row(neuron)) norms[neuron] += Square(value);
            }
        }
        for (int neuron = 0; neuron < count; neuron++) norms[neuron] = Math.Sqrt(norms[neuron]);
        return norms;

        static double Square(T value) => double.CreateChecked(value) * double.CreateChecked(value);
    }

    /// <inheritdoc/>
    public override double OnParameters<T>(NetworkSpecification network, ParameterSet<T> parameters, ParameterSet<T>? gradients)
    {
        double[] norms = Norms(parameters);
        if (gradients is not null)
        {
            T[] factors = [.. norms.Select(norm => T.CreateChecked(norm == 0 ? 0 : Coefficient * Power * Math.Pow(norm, Power - 2)))];
            foreach (string name in Columns)
            {
                Tensor<T> values = parameters[name];
                for (int row = 0; row < values.Length / norms.Length; row++) VectorRows.AddProduct<T>(factors, values.Row(row), gradients[name].Row(row));
            }
            foreach (string name in Rows)
            {
                for (int neuron = 0; neuron < norms.Length; neuron++)
                    VectorRows.AddScaled<T>(factors[neuron], parameters[name].Row(neuron), gradients[name].Row(neuron));
            }
        }
        return Coefficient * norms.Sum(norm => Math.Pow(norm, Power));
    }

    /// <inheritdoc/>
    public bool Equals(GroupNormPenalty? other) =>
        base.Equals(other) && Power == other.Power && Columns.AsSpan().SequenceEqual(other.Columns.AsSpan()) && Rows.AsSpan().SequenceEqual(other.Rows.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Coefficient, Power, Columns.Length, Rows.Length);
}
