using System.Collections.Immutable;
using System.Numerics;
using System.Text;
using System.Text.Json.Serialization;

namespace Mathesis.Networks;

/// <summary>
/// A module of a network as an immutable record: what it takes and gives, its parameters, and the layer that runs it. The set
/// is open: a new module is a record, its layer, and a registered <see cref="IModuleKind"/> that names it in JSON.
/// </summary>
public abstract record ModuleSpecification
{
    /// <summary>A module.</summary>
    /// <param name="input">What it takes.</param>
    /// <param name="output">What it gives.</param>
    /// <param name="isBlock">Whether it is a block.</param>
    protected ModuleSpecification(ValueKind input, ValueKind output, bool isBlock = false)
    {
        Input = input;
        Output = output;
        IsBlock = isBlock;
    }

    /// <summary>What the module takes.</summary>
    [JsonIgnore]
    public ValueKind Input { get; }

    /// <summary>What the module gives.</summary>
    [JsonIgnore]
    public ValueKind Output { get; }

    /// <summary>Whether it is a block, numbered in names: <c>blocks.0</c>. Only blocks mix positions.</summary>
    [JsonIgnore]
    public bool IsBlock { get; }

    /// <summary>The modules that this one holds, in order; none unless it is a container.</summary>
    [JsonIgnore]
    public virtual ImmutableArray<ModuleSpecification> Inner => [];

    /// <summary>
    /// Whether a value of the output depends on other sequences of the batch while training, so that a batch cannot be computed in
    /// parts: batch norm.
    /// </summary>
    [JsonIgnore]
    public virtual bool NeedsWholeBatch => false;

    /// <summary>How many sequences should at least be computed together; more than 1 where each position is a step of its own.</summary>
    [JsonIgnore]
    public virtual int SequencesTogether => 1;

    /// <summary>The width of what the module gives: logits have the network's outputs, anything else the width that came in.</summary>
    public virtual int OutputWidth(ModulePlace place) => Output == ValueKind.Logits ? place.Network.Outputs : place.Width;

    /// <summary>Checks the module's own fields against the network.</summary>
    /// <exception cref="Core.InputError">A field is out of range; the error names module and field.</exception>
    public abstract void Validate(ModulePlace place);

    /// <summary>The module's parameters, in order.</summary>
    public abstract IEnumerable<ParameterSpecification> Parameters(ModulePlace place);

    /// <summary>Builds the layer that runs the module.</summary>
    /// <param name="place">Where the module stands.</param>
    /// <param name="parameters">The values of the network's parameters; the layer refers to them, so later changes take effect.</param>
    public abstract Layer<T> Build<T>(ModulePlace place, ParameterSet<T> parameters)
        where T : unmanaged, IFloatingPointIeee754<T>;

    /// <summary>This module and all that it holds.</summary>
    internal IEnumerable<ModuleSpecification> WithInner() => Inner.SelectMany(module => module.WithInner()).Prepend(this);

    /// <summary>What a module's text begins with: nothing, since kind and flow follow from its name. Its own fields are printed.</summary>
    protected virtual bool PrintMembers(StringBuilder builder) => false;
}
