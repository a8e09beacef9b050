using System.Globalization;
using Mathesis.Core;
using Mathesis.Exact;

namespace Mathesis.Discovery;

/// <summary>
/// A distributed product of block matrices on more nodes than one scheme needs: the products of several schemes and parity products. Every product is a
/// vector of integers, its coefficients in the products A_ij B_kl of blocks; the outputs can be computed from some nodes if they lie in the span of theirs.
/// </summary>
public sealed class RedundantPlan
{
    /// <summary>Composes a plan.</summary>
    /// <param name="map">What is computed.</param>
    /// <param name="nodes">The nodes, at most 63.</param>
    public RedundantPlan(BilinearMap map, IReadOnlyList<ProductNode> nodes)
    {
        if (nodes.Count is < 1 or > 63) throw new InputError(string.Create(CultureInfo.InvariantCulture, $"there are {nodes.Count} nodes"), expected: "expected 1 to 63");
        foreach (ProductNode node in nodes)
            if (node.Left.Count != map.Left.Count || node.Right.Count != map.Right.Count) throw new InputError($"node {node.Name} is of another map than {map}", expected: $"expected {map.Left.Count} and {map.Right.Count} coefficients");
        Map = map;
        Nodes = nodes;
        Vectors = [.. nodes.Select(node => node.Left.SelectMany(left => node.Right.Select(right => left * right)).ToArray())];
        Targets = [.. Enumerable.Range(0, map.OutputCount).Select(output =>
        {
            int[] target = new int[map.Left.Count * map.Right.Count];
            foreach (BilinearTerm term in map.Terms)
                if (term.Output == output) target[(term.Left * map.Right.Count) + term.Right] = term.Sign;
            return target;
        })];
    }

    /// <summary>What is computed.</summary>
    public BilinearMap Map { get; }

    /// <summary>The nodes.</summary>
    public IReadOnlyList<ProductNode> Nodes { get; }

    /// <summary>The product of each node as a vector: the coefficient of left block a times right block b at a * (right blocks) + b.</summary>
    public IReadOnlyList<int[]> Vectors { get; }

    /// <summary>The outputs as vectors.</summary>
    public IReadOnlyList<int[]> Targets { get; }

    /// <summary>The plan of Strassen's and Winograd's schemes on 14 nodes, with none, one or two parity products (Güney and Arslan 2022).</summary>
    /// <param name="parities">0, 1 or 2.</param>
    public static RedundantPlan StrassenWinograd(int parities = 2)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(parities);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(parities, 2);
        // S3 + W4 = A21 (B12 - B22) is a product of its own; the second parity repeats W2 = A12 B21.
        ProductNode[] parity = [new("P1", [0, 0, 1, 0], [0, 1, 0, -1]), new("P2", [0, 1, 0, 0], [0, 0, 1, 0])];
        return new RedundantPlan(KnownSchemes.Strassen.Map, [.. NodesOf("S", KnownSchemes.Strassen), .. NodesOf("W", KnownSchemes.Winograd), .. parity[..parities]]);
    }

    /// <summary>The same scheme several times.</summary>
    public static RedundantPlan Copies(BilinearScheme scheme, int copies) =>
        new(scheme.Map, [.. Enumerable.Range(1, copies).SelectMany(copy => NodesOf(string.Create(CultureInfo.InvariantCulture, $"{(char)('A' + copy - 1)}"), scheme))]);

    /// <summary>The nodes of a scheme with integer forms: one for each product.</summary>
    /// <exception cref="InputError">The scheme has fractions or is modular.</exception>
    public static IReadOnlyList<ProductNode> NodesOf(string name, BilinearScheme scheme)
    {
        if (scheme.Ring.Characteristic() != 0) throw new InputError($"a scheme over {scheme.Ring} multiplies residues", expected: "expected ZT, Z or Q");
        return [.. Enumerable.Range(0, scheme.Rank).Select(q => new ProductNode(
            string.Create(CultureInfo.InvariantCulture, $"{name}{q + 1}"), scheme.Left[q].ToArray(), scheme.Right[q].ToArray()))];
    }

    /// <summary>The plan with more nodes.</summary>
    public RedundantPlan With(params IEnumerable<ProductNode> nodes) => new(Map, [.. Nodes, .. nodes]);
}
