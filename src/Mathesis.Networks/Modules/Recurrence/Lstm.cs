namespace Mathesis.Networks;

/// <summary>
/// A long short-term memory over the positions (Hochreiter and Schmidhuber 1997, with forget gates): the output is the hidden state.
/// Parameters <c>lstm.i.W_x</c> [width, 4 hidden], <c>lstm.i.W_h</c> [hidden, 4 hidden] and <c>lstm.i.b</c> [4 hidden], whose columns are
/// input gate, forget gate, candidate, output gate in turn (PyTorch's order; its two biases are one here). The state begins at 0,
/// at every segment anew.
/// </summary>
public sealed record Lstm() : ModuleSpecification(ValueKind.ResidualStream, ValueKind.ResidualStream, isBlock: true)
{
    /// <summary>The width of the state, positive.</summary>
    public required int Hidden { get; init; }

    /// <inheritdoc/>
    public override int SequencesTogether => 256;

    /// <inheritdoc/>
    public override int OutputWidth(ModulePlace place) => Hidden;

    /// <inheritdoc/>
    public override void Validate(ModulePlace place) => place.Require(Hidden >= 1, "hidden", Hidden, "a positive number");

    /// <inheritdoc/>
    public override IEnumerable<ParameterSpecification> Parameters(ModulePlace place)
    {
        string prefix = $"lstm.{place.Number}";
        // PyTorch draws all of a recurrent layer by its hidden width.
        return
        [
            new($"{prefix}.W_x", ParameterRole.Weight, place.Width, 4 * Hidden) { FanIn = Hidden },
            new($"{prefix}.W_h", ParameterRole.Recurrence, Hidden, 4 * Hidden),
            new($"{prefix}.b", ParameterRole.Bias, 4 * Hidden) { FanIn = Hidden },
        ];
    }

    /// <inheritdoc/>
    public override Layer<T> Build<T>(ModulePlace place, ParameterSet<T> parameters) => new LstmLayer<T>($"lstm.{place.Number}", parameters);
}
