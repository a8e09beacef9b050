using Mathesis.Networks;
using Mathesis.Numerics;

namespace Mathesis.Circuits;

/// <summary>
/// What a network computes on one batch at the hook points that are asked for. Nothing else is kept: a whole cache of a
/// network costs more memory than the network.
/// </summary>
/// <typeparam name="T">The arithmetic.</typeparam>
/// <param name="network">The network.</param>
/// <param name="tokens">The batch.</param>
public sealed class ActivationCache<T>(IForward<T> network, TokenBatch tokens) where T : unmanaged
{
    private readonly Dictionary<string, Tensor<T>> values = new(StringComparer.Ordinal);
    private Tensor<T>? logits;

    /// <summary>The batch.</summary>
    public TokenBatch Tokens => tokens;

    /// <summary>The network's logits on the batch, [sequences, positions, classes].</summary>
    public Tensor<T> Logits => logits ??= network.Run(tokens).Clone();

    /// <summary>The value at a hook point; the first time it costs a run.</summary>
    /// <exception cref="Core.InputError">There is no such hook point.</exception>
    public Tensor<T> this[string point]
    {
        get
        {
            Fill(point);
            return values[point];
        }
    }

    /// <summary>Takes the values at several points in one run; those already there cost nothing.</summary>
    /// <exception cref="Core.InputError">There is no such hook point.</exception>
    public void Fill(params IEnumerable<string> points)
    {
        string[] missing = [.. points.Distinct(StringComparer.Ordinal).Where(point => !values.ContainsKey(point))];
        if (missing.Length == 0) return;
        var hooks = new Hooks<T>();
        foreach (string point in missing) hooks.Read(point, value => values[point] = value.Clone());
        logits = network.Run(tokens, hooks).Clone();
    }
}
