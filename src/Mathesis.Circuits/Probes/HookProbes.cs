using Mathesis.Networks;

namespace Mathesis.Circuits;

/// <summary>Probes every hook point of a network for its inputs, its answer, and the waves of the sum.</summary>
public static class HookProbes
{
    private const int BestWaves = 5;

    /// <summary>Probes a network, from its first hook point to its last.</summary>
    /// <param name="network">The network.</param>
    /// <param name="examples">The questions with their answers.</param>
    /// <param name="symbols">The number of input symbols; the answers' classes are below the larger of it and <paramref name="answers"/>.</param>
    /// <param name="answers">The number of classes.</param>
    /// <param name="seed">The seed of the probes' split.</param>
    /// <param name="sumsModulo">n when inputs are residues modulo n and the waves of their sum are probed; 0 for none.</param>
    /// <param name="probed">Told of each point when it is done, or null.</param>
    public static IReadOnlyList<HookProbe> Run(
        IForward<float> network, Examples examples, int symbols, int answers, ulong seed, int sumsModulo = 0, Action<string>? probed = null)
    {
        int positions = examples.Inputs.Positions;
        var result = new List<HookProbe>();
        foreach (string point in network.HookPoints)
        {
            if (Activations(network, examples.Inputs, point, positions - 1) is not { } activations) continue;
            int width = activations.Length / examples.Count;
            var probe = new LinearProbe(activations, width, seed);
            result.Add(new HookProbe(
                point, width,
                [.. Enumerable.Range(0, positions - 1).Select(p => probe.Classify(InputsAt(examples, p), symbols))],
                probe.Classify(examples.Targets, answers),
                sumsModulo > 0 ? Waves(probe, examples, sumsModulo) : []));
            probed?.Invoke(point);
        }
        return result;
    }

    /// <summary>Reads targets at every hook point and position of any network.</summary>
    /// <param name="network">The network.</param>
    /// <param name="tokens">The batch; targets have a row for each sequence.</param>
    /// <param name="targets">What is read.</param>
    /// <param name="seed">The seed of the probes' split.</param>
    /// <param name="points">The hook points, or null for all; those without positions (attention patterns) are left out.</param>
    /// <param name="positions">The positions, or null for the last.</param>
    public static IReadOnlyList<SiteProbe> Scan(
        IForward<float> network, TokenBatch tokens, IReadOnlyList<ProbeTarget> targets, ulong seed,
        IReadOnlyList<string>? points = null, IReadOnlyList<int>? positions = null)
    {
        var result = new List<SiteProbe>();
        foreach (string point in points ?? network.HookPoints)
        {
            foreach (int position in positions ?? [tokens.Positions - 1])
            {
                if (Activations(network, tokens, point, position) is not { } activations) continue;
                var probe = new LinearProbe(activations, activations.Length / tokens.Count, seed);
                result.Add(new SiteProbe(new Site(point, position), [.. targets.Select(target => (target.Name, target.Score(probe)))]));
            }
        }
        return result;
    }

    /// <summary>
    /// The values at a hook point and position, all trailing dimensions in one row: [sequences, features]; null for values that
    /// have no positions (attention patterns) or not this one.
    /// </summary>
    /// <param name="network">The network.</param>
    /// <param name="tokens">The sequences.</param>
    /// <param name="point">The hook point.</param>
    /// <param name="position">The position.</param>
    /// <exception cref="Core.InputError">There is no such hook point.</exception>
    public static double[]? Activations(IForward<float> network, TokenBatch tokens, string point, int position)
    {
        double[]? values = null;
        int positions = tokens.Positions, done = 0;
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)position, (uint)positions, nameof(position));
        if (NetworkSites.IsPattern(point)) return null;
        // A pass over everything at once would hold every intermediate value of every question.
        foreach (TokenBatch batch in Batches(tokens))
        {
            network.Run(batch, new Hooks<float>().Read(point, value =>
            {
                // A perceptron on whole sequences has one position, the last.
                int held = value.Rank < 3 ? 0 : value.Shape[1], index = position - (positions - held);
                if (value.Rank < 3 || value.Shape[0] != batch.Count || held is not 1 && held != positions || index < 0) return;
                int width = value.Length / (batch.Count * held);
                values ??= new double[tokens.Count * width];
                for (int row = 0; row < batch.Count; row++)
                {
                    ReadOnlySpan<float> source = value.Span.Slice((row * held + index) * width, width);
                    for (int i = 0; i < width; i++) values[(done + row) * width + i] = source[i];
                }
            }));
            done += batch.Count;
        }
        return values;
    }

    private static IEnumerable<TokenBatch> Batches(TokenBatch whole)
    {
        const int size = 1024;
        for (int start = 0; start < whole.Count; start += size)
        {
            int count = Math.Min(size, whole.Count - start);
            yield return new TokenBatch(whole.Tokens.Slice(start * whole.Positions, count * whole.Positions).ToArray(), whole.Positions);
        }
    }

    private static int[] InputsAt(Examples examples, int position)
    {
        var symbols = new int[examples.Count];
        for (int row = 0; row < symbols.Length; row++) symbols[row] = examples.Inputs[row][position];
        return symbols;
    }

    private static IReadOnlyList<(int, double)> Waves(LinearProbe probe, Examples examples, int modulus)
    {
        int[] sums = [.. Enumerable.Range(0, examples.Count).Select(row =>
        {
            int sum = 0;
            foreach (int symbol in examples.Inputs[row][..^1]) sum += symbol;
            return sum;
        })];
        IEnumerable<(int Frequency, double Explained)> waves =
            ProbeTarget.Waves("sum", sums, modulus).Select((target, index) => (index + 1, target.Score(probe)));
        return [.. waves.OrderByDescending(wave => wave.Explained).Take(BestWaves)];
    }
}
