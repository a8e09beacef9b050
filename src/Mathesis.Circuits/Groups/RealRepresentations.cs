using Mathesis.Core;
using Mathesis.Exact;
using Mathesis.Numerics;

namespace Mathesis.Circuits;

/// <summary>Irreducible representations by real orthogonal matrices, in float64.</summary>
public static class RealRepresentations
{
    /// <summary>Eigenvalues nearer than this, over their largest size, belong to one representation.</summary>
    private const double Apart = 1e-7;

    /// <summary>Those of the permutations of n points, from their exact form: the trivial one first, by partitions in reverse lexicographic order.</summary>
    /// <param name="points">n, from 1 to 7.</param>
    public static IReadOnlyList<RealRepresentation> OfPermutations(int points) =>
        [.. YoungSeminormalForm.Irreducible(PermutationGroup.Symmetric(points)).Select(RealRepresentation.Orthogonal)];

    /// <summary>
    /// Those of any group: the trivial one first, by rising dimensions. Multiplication from the right by a random symmetric
    /// function commutes with all multiplications from the left, so each of its eigenspaces is a representation, and with
    /// probability 1 an irreducible one. Those that are irreducible only over the real numbers (complex or quaternionic ones) have
    /// twice the degree of their character.
    /// </summary>
    /// <param name="group">The group; n^3 steps.</param>
    /// <param name="seed">The seed of the random function: another one turns the bases.</param>
    public static IReadOnlyList<RealRepresentation> Of(FiniteGroup group, ulong seed = 0)
    {
        int n = group.Order;
        var eigen = SymmetricEigen.Decompose(RightMultiplication(group, seed), n);
        double size = Math.Max(Math.Abs(eigen.Values[0]), Math.Abs(eigen.Values[n - 1]));
        var found = new List<(double[] Characters, RealRepresentation Representation)>();
        for (int start = 0, end; start < n; start = end)
        {
            for (end = start + 1; end < n && eigen.Values[end - 1] - eigen.Values[end] < Apart * size; end++) { }
            RealRepresentation representation = OnEigenspace(group, eigen, start, end);
            double[] characters = [.. Enumerable.Range(0, group.Classes.Count).Select(c => representation.Character(group.Classes.Representative(c)))];
            if (!found.Any(other => other.Characters.Zip(characters).All(pair => Math.Abs(pair.First - pair.Second) < 1e-6))) found.Add((characters, representation));
        }
        return [.. found
            .OrderBy(entry => entry.Representation.Dimension)
            .ThenByDescending(entry => entry.Characters, Comparer<double[]>.Create(Compare))
            .Select((entry, index) => entry.Representation.Named(FormattableString.Invariant($"{entry.Representation.Dimension}.{index}")))];
    }

    /// <summary>f(g) goes to sum_h c(h) f(g h) with random c(h) = c(h^-1).</summary>
    private static double[] RightMultiplication(FiniteGroup group, ulong seed)
    {
        int n = group.Order;
        var random = new RandomStream("circuits/representations", seed);
        var weights = new double[n];
        for (int h = 0; h < n; h++) weights[h] = group.Inverse(h) < h ? weights[group.Inverse(h)] : random.NextGaussian();
        var matrix = new double[n * n];
        for (int g = 0; g < n; g++)
            for (int h = 0; h < n; h++) matrix[g * n + group.Product(g, h)] = weights[h];
        return matrix;
    }

    /// <summary>How multiplication from the left acts on the span of some eigenvectors.</summary>
    private static RealRepresentation OnEigenspace(FiniteGroup group, SymmetricEigen eigen, int start, int end)
    {
        int n = group.Order, d = end - start;
        var matrices = new double[n * d * d];
        for (int a = 0; a < n; a++)
        {
            for (int i = 0; i < d; i++)
            {
                for (int j = 0; j < d; j++)
                {
                    ReadOnlySpan<double> onto = eigen.Vector(start + i), moved = eigen.Vector(start + j);
                    double sum = 0;
                    for (int g = 0; g < n; g++) sum += onto[group.Product(a, g)] * moved[g];
                    matrices[a * d * d + i * d + j] = sum;
                }
            }
        }
        return new RealRepresentation("", d, matrices);
    }

    private static int Compare(double[] a, double[] b)
    {
        for (int i = 0; i < a.Length; i++)
            if (Math.Abs(a[i] - b[i]) > 1e-6) return a[i].CompareTo(b[i]);
        return 0;
    }
}
