using Mathesis.Core;
using TorchSharp;

namespace Mathesis.Networks.Torch;

/// <summary>One run of a network in libtorch: its tokens, its parameters, its hooks. Its tensors live as long as the scope it runs in.</summary>
public sealed class TorchPass
{
    private readonly IReadOnlyDictionary<string, torch.Tensor> parameters;
    private readonly TorchModules modules;

    internal TorchPass(TokenBatch batch, TorchModules modules, IReadOnlyDictionary<string, torch.Tensor> parameters, torch.ScalarType type)
    {
        this.modules = modules;
        this.parameters = parameters;
        Type = type;
        Sequences = batch.Count;
        Positions = batch.Positions;
        Tokens = Integers(batch.Tokens);
        PositionIds = Integers(batch.PositionIds);
        Segments = batch.Segments.IsEmpty ? null : Integers(batch.Segments);
    }

    /// <summary>How many sequences.</summary>
    public int Sequences { get; }

    /// <summary>The length of every sequence.</summary>
    public int Positions { get; }

    /// <summary>The arithmetic of the network.</summary>
    public torch.ScalarType Type { get; }

    /// <summary>The tokens, [sequences, positions].</summary>
    public torch.Tensor Tokens { get; }

    /// <summary>The position ids, [sequences, positions].</summary>
    public torch.Tensor PositionIds { get; }

    /// <summary>Which of a row's packed sequences a position belongs to, negative for padding, [sequences, positions]; null where each row is one.</summary>
    public torch.Tensor? Segments { get; }

    /// <summary>Whether gradients are wanted: then batch norms use the batch.</summary>
    public bool IsTraining { get; init; }

    /// <summary>Whether running statistics move with this pass.</summary>
    public bool UpdatesStatistics { get; init; }

    /// <summary>What stands before the names of hook points and dropout's places now; empty, or ends with a full stop.</summary>
    public string Scope { get; set; } = "";

    /// <summary>What happens at a hook point: the value in, the value out.</summary>
    internal Func<string, torch.Tensor, torch.Tensor>? OnHook { get; init; }

    /// <summary>Whether anything happens at a hook point.</summary>
    internal Func<string, bool>? Hooked { get; init; }

    /// <summary>Multiplies a value by the dropout mask of a place.</summary>
    internal Func<string, double, torch.Tensor, torch.Tensor>? OnDrop { get; init; }

    /// <summary>A parameter of the network.</summary>
    /// <exception cref="InputError">There is none of that name.</exception>
    public torch.Tensor this[string name] => parameters.TryGetValue(name, out torch.Tensor? parameter)
        ? parameter
        : throw Suggestions.Unknown("parameter", name, parameters.Keys);

    /// <summary>Runs a module: how containers run those that they hold.</summary>
    /// <exception cref="InputError">libtorch has no translation of the module.</exception>
    public torch.Tensor Forward(ModuleSpecification module, ModulePlace place, torch.Tensor input) => modules[module].Forward(module, place, input, this);

    /// <summary>
    /// 1 where a position goes on with the segment before it, 0 where a segment begins, [sequences, 1]; null where every sequence goes on.
    /// What carries a state along the row multiplies it by this.
    /// </summary>
    public torch.Tensor? Continues(int position) => Segments is null || position == 0
        ? null
        : (Segments.select(1, position) == Segments.select(1, position - 1)).to(Type).unsqueeze(1);

    /// <summary>Lets the hooks see or replace a value.</summary>
    public torch.Tensor Hook(string point, torch.Tensor value) => OnHook is null ? value : OnHook(Scope + point, value);

    /// <summary>Whether a hook waits at a point, so that values computed for it alone are worth computing.</summary>
    public bool IsHooked(string point) => Hooked is not null && Hooked(Scope + point);

    /// <summary>Sets a fraction of the values to zero and scales the rest, while training; the native engine's mask of the same place.</summary>
    /// <param name="site">The name of the place, which selects the mask.</param>
    /// <param name="rate">The fraction.</param>
    /// <param name="value">[sequences, positions, features].</param>
    public torch.Tensor Drop(string site, double rate, torch.Tensor value) => OnDrop is null || rate == 0 ? value : OnDrop(Scope + site, rate, value);

    private torch.Tensor Integers(ReadOnlySpan<int> values)
    {
        long[] wide = new long[values.Length];
        for (int i = 0; i < wide.Length; i++) wide[i] = values[i];
        return torch.tensor(wide).reshape(Sequences, Positions);
    }
}
