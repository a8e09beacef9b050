namespace Mathesis.Circuits;

/// <summary>The accuracies of a perceptron on pairs as its neurons are removed one by one.</summary>
public static class PruningCurve
{
    /// <summary>Removes neurons in an order and measures the accuracy on several sets after each.</summary>
    /// <param name="network">The network.</param>
    /// <param name="order">The neurons in the order of their removal.</param>
    /// <param name="sets">Pairs (a n + b) with the class that counts as right.</param>
    /// <returns>[removed, set]: row 0 is of the whole network, the last of none of the neurons in the order.</returns>
    public static double[,] Of(QuadraticPairNetwork network, IReadOnlyList<int> order, IReadOnlyList<(int[] Pairs, int[] Targets)> sets)
    {
        int n = network.Symbols, classes = network.Classes;
        double[] logits = network.Logits();
        var answers = new int[n * n];
        var curve = new double[order.Count + 1, sets.Count];
        for (int removed = 0; removed <= order.Count; removed++)
        {
            if (removed > 0) Remove(network, order[removed - 1], logits);
            for (int pair = 0; pair < answers.Length; pair++) answers[pair] = Best(logits.AsSpan(pair * classes, classes));
            for (int set = 0; set < sets.Count; set++)
            {
                (int[] pairs, int[] targets) = sets[set];
                int right = 0;
                for (int i = 0; i < pairs.Length; i++)
                    if (answers[pairs[i]] == targets[i]) right++;
                curve[removed, set] = pairs.Length > 0 ? (double)right / pairs.Length : double.NaN;
            }
        }
        return curve;
    }

    private static void Remove(QuadraticPairNetwork network, int neuron, double[] logits)
    {
        ReadOnlySpan<double> u = network.First(neuron), v = network.Second(neuron), w = network.Output(neuron);
        for (int a = 0; a < u.Length; a++)
        {
            for (int b = 0; b < v.Length; b++)
            {
                double activation = (u[a] + v[b]) * (u[a] + v[b]);
                Span<double> row = logits.AsSpan((a * v.Length + b) * w.Length, w.Length);
                for (int c = 0; c < w.Length; c++) row[c] -= activation * w[c];
            }
        }
    }

    private static int Best(ReadOnlySpan<double> scores)
    {
        int best = 0;
        for (int c = 1; c < scores.Length; c++)
            if (scores[c] > scores[best]) best = c;
        return best;
    }
}
