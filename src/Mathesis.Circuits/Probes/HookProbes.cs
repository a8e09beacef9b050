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
            if (Activations(network, examples, point) is not { } activations) continue;
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

    /// <summary>The values at the last position, all trailing dimensions in one row; null for values that have no positions (attention patterns).</summary>
    private static double[]? Activations(IForward<float> network, Examples examples, string point)
    {
        double[]? values = null;
        int count = examples.Count, positions = examples.Inputs.Positions, done = 0;
        // A pass over everything at once would hold every intermediate value of every question.
        foreach (TokenBatch batch in Batches(examples.Inputs))
        {
            network.Run(batch, new Hooks<float>().Read(point, value =>
            {
                if (value.Rank < 3 || value.Shape[0] != batch.Count || value.Shape[1] != positions) return;
                int width = value.Length / (batch.Count * positions);
                values ??= new double[count * width];
                for (int row = 0; row < batch.Count; row++)
                {
                    ReadOnlySpan<float> source = value.Span.Slice((row * positions + positions - 1) * width, width);
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
        var waves = new List<(int Frequency, double Explained)>();
        for (int k = 1; 2 * k < modulus; k++)
        {
            var targets = new double[examples.Count * 2];
            for (int row = 0; row < examples.Count; row++)
            {
                int sum = 0;
                for (int p = 0; p < examples.Inputs.Positions - 1; p++) sum += examples.Inputs[row][p];
                (targets[2 * row + 1], targets[2 * row]) = Math.SinCos(2 * Math.PI * (k * (long)sum % modulus) / modulus);
            }
            waves.Add((k, probe.Explain(targets, 2)));
        }
        return [.. waves.OrderByDescending(wave => wave.Explained).Take(BestWaves)];
    }
}
