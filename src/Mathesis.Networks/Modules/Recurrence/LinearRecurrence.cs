using System.Text.Json.Serialization;

namespace Mathesis.Networks;

/// <summary>
/// A linear recurrence over the positions: x_t = A_t x_(t-1) + v_t, with A_t block-diagonal; blocks of size 1 make it diagonal. A_t is
/// constant or comes from the input by a linear map or a two-layer ReLU network, and so does v_t. Parameters
/// <c>recurrence.i.A</c> [blocks, size, size] where it is constant, else <c>W_A</c>, <c>b_A</c> (after <c>W_A_in</c>, <c>b_A_in</c>);
/// <c>W_v</c>, <c>b_v</c> (after <c>W_v_in</c>, <c>b_v_in</c>); and <c>start</c> [width] where the first state is learned.
/// </summary>
public sealed record LinearRecurrence() : ModuleSpecification(ValueKind.ResidualStream, ValueKind.ResidualStream, isBlock: true)
{
    /// <summary>The size of a block, a divisor of the width.</summary>
    public int BlockSize { get; init; } = 1;

    /// <summary>Whether the transition does not depend on the input.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Constant { get; init; }

    /// <summary>What keeps the transition from growing.</summary>
    public TransitionBound Bound { get; init; } = TransitionBound.Sigmoid;

    /// <summary>The power of the columns' norm, at least 1.</summary>
    public double ColumnPower { get; init; } = 1.2;

    /// <summary>The width of the ReLU layer before the transition's map; null for none.</summary>
    public int? TransitionHidden { get; init; }

    /// <summary>The width of the ReLU layer before the map of v; null for none.</summary>
    public int? ValueHidden { get; init; }

    /// <summary>Whether the first state is learned, not 0.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool LearnedStart { get; init; }

    /// <inheritdoc/>
    public override void Validate(ModulePlace place)
    {
        place.Require(BlockSize >= 1 && place.Width % BlockSize == 0, "blockSize", BlockSize, $"a divisor of the width {place.Width}");
        place.Require(Enum.IsDefined(Bound), "bound", (int)Bound, "none, sigmoid, tanh or column-norm");
        place.Require(Bound != TransitionBound.ColumnNorm || BlockSize >= 2, "blockSize", BlockSize, "at least 2 with a norm of columns");
        place.Require(ColumnPower >= 1, "columnPower", ColumnPower, "at least 1");
        place.Require(TransitionHidden is null or >= 1 && !(Constant && TransitionHidden is not null), "transitionHidden", TransitionHidden ?? 0, "a positive number, and none where the transition is constant");
        place.Require(ValueHidden is null or >= 1, "valueHidden", ValueHidden ?? 0, "a positive number");
    }

    /// <inheritdoc/>
    public override IEnumerable<ParameterSpecification> Parameters(ModulePlace place)
    {
        string prefix = $"recurrence.{place.Number}";
        int width = place.Width;
        if (Constant) yield return new($"{prefix}.A", ParameterRole.Recurrence, width / BlockSize, BlockSize, BlockSize) { FanIn = BlockSize };
        else
        {
            foreach (ParameterSpecification parameter in Map("A", TransitionHidden, width * BlockSize)) yield return parameter;
        }
        foreach (ParameterSpecification parameter in Map("v", ValueHidden, width)) yield return parameter;
        if (LearnedStart) yield return new($"{prefix}.start", ParameterRole.Position, width);

        IEnumerable<ParameterSpecification> Map(string name, int? hidden, int outputs)
        {
            if (hidden is { } middle)
            {
                yield return new($"{prefix}.W_{name}_in", ParameterRole.Weight, width, middle);
                yield return new($"{prefix}.b_{name}_in", ParameterRole.Bias, middle) { FanIn = width };
            }
            yield return new($"{prefix}.W_{name}", ParameterRole.Weight, hidden ?? width, outputs);
            yield return new($"{prefix}.b_{name}", ParameterRole.Bias, outputs) { FanIn = hidden ?? width };
        }
    }

    /// <inheritdoc/>
    public override Layer<T> Build<T>(ModulePlace place, ParameterSet<T> parameters) =>
        new LinearRecurrenceLayer<T>(this, place.Width, $"recurrence.{place.Number}", parameters);
}
