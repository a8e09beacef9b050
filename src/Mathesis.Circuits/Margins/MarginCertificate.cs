using Mathesis.Core;
using Mathesis.Exact;

namespace Mathesis.Circuits;

/// <summary>
/// The certificate of a maximal margin (paper 8, lemma 3): single neurons of norm 1 that maximise the expected class-weighted
/// margin g'(u, v, w) = mean over pairs (a, b) of (u(a) + v(b))^2 (w(y) - sum_h tau_h w(h y)), y = a b. No network can have a
/// larger margin than the best neuron; if a network of such neurons attains it on every pair, it is optimal. Since the weights
/// tau add up to 1, the squares of u and v cancel, and g' is the trilinear form 2 u(a) v(b) (w(y) - …), which is maximised by
/// improving u, v and w in turn.
/// </summary>
public sealed class MarginCertificate
{
    private readonly FiniteGroup group;
    private readonly double[] tensor;

    /// <summary>Prepares the search.</summary>
    /// <param name="group">The group whose product is learned.</param>
    /// <param name="weights">The weight of the wrong answer h y for each h, adding up to 1; that of the neutral element is 0.</param>
    public MarginCertificate(FiniteGroup group, ReadOnlySpan<double> weights)
    {
        this.group = group;
        int n = group.Order;
        // The coefficient of w(c) at the product y: 1 for c = y, else minus the weight of c y^-1.
        tensor = new double[n * n];
        for (int y = 0; y < n; y++)
        {
            for (int c = 0; c < n; c++)
                tensor[y * n + c] = (c == y ? 1 : 0) - weights[group.Product(c, group.Inverse(y))];
        }
    }

    /// <summary>For addition: every wrong class has the same weight.</summary>
    /// <param name="modulus">The modulus.</param>
    public static MarginCertificate OfAddition(int modulus)
    {
        double[] weights = [.. Enumerable.Range(0, modulus).Select(h => h == 0 ? 0 : 1.0 / (modulus - 1))];
        return new MarginCertificate(FiniteGroup.Cyclic(modulus), weights);
    }

    /// <summary>Climbs from a random start to a maximum.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="start">Which start.</param>
    /// <param name="mostSteps">The most rounds of improvement.</param>
    /// <returns>The neuron, its norm 1.</returns>
    public MarginNeuron Climb(ulong seed, int start, int mostSteps = 20_000)
    {
        int n = group.Order;
        var random = new RandomStream("circuits/margin-certificate", seed, (ulong)start);
        double[] u = Random(), v = Random(), w = Random();
        double[] weighted = new double[n], products = new double[n];
        double value = 0;
        for (int step = 0; step < mostSteps; step++)
        {
            for (int y = 0; y < n; y++) weighted[y] = Dot(tensor.AsSpan(y * n, n), w);
            // Each vector in turn takes the direction of the form's gradient, which is best while the others are held.
            Array.Clear(u);
            for (int a = 0; a < n; a++)
                for (int b = 0; b < n; b++) u[a] += v[b] * weighted[group.Product(a, b)];
            Normalise(u);
            Array.Clear(v);
            for (int a = 0; a < n; a++)
                for (int b = 0; b < n; b++) v[b] += u[a] * weighted[group.Product(a, b)];
            Normalise(v);
            Array.Clear(products);
            for (int a = 0; a < n; a++)
                for (int b = 0; b < n; b++) products[group.Product(a, b)] += u[a] * v[b];
            Array.Clear(w);
            for (int y = 0; y < n; y++)
                for (int c = 0; c < n; c++) w[c] += products[y] * tensor[y * n + c];
            double next = Normalise(w);
            if (next - value <= 1e-15 * next) break;
            value = next;
        }
        // Norms 1/sqrt 3 each are best under a total norm of 1.
        double share = 1 / Math.Sqrt(3);
        double margin = 2 * value * share * share * share / ((double)n * n);
        return new MarginNeuron(margin, [.. u.Select(x => share * x)], [.. v.Select(x => share * x)], [.. w.Select(x => share * x)]);

        double[] Random()
        {
            double[] vector = [.. Enumerable.Range(0, n).Select(_ => random.NextGaussian())];
            Normalise(vector);
            return vector;
        }
    }

    /// <summary>Divides a vector by its length, which is returned.</summary>
    private static double Normalise(double[] vector)
    {
        double length = Math.Sqrt(Dot(vector, vector));
        for (int i = 0; i < vector.Length; i++) vector[i] /= length;
        return length;
    }

    private static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++) sum += a[i] * b[i];
        return sum;
    }
}
