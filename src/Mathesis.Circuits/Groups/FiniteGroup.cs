using Mathesis.Core;

namespace Mathesis.Circuits;

/// <summary>A finite group by its table of products: elements are numbers from 0.</summary>
public sealed class FiniteGroup
{
    private readonly int[] products;
    private readonly int[] inverses;

    private FiniteGroup(int order, int[] products, int identity, int[] inverses)
    {
        Order = order;
        this.products = products;
        Identity = identity;
        this.inverses = inverses;
    }

    /// <summary>The number of elements.</summary>
    public int Order { get; }

    /// <summary>The neutral element.</summary>
    public int Identity { get; }

    /// <summary>The product of two elements.</summary>
    public int Product(int a, int b) => products[a * Order + b];

    /// <summary>The inverse of an element.</summary>
    public int Inverse(int a) => inverses[a];

    /// <summary>A group of a table of products.</summary>
    /// <param name="order">The number of elements, at least 1.</param>
    /// <param name="products">The product of (a, b) at a * order + b; not copied.</param>
    /// <exception cref="InputError">The table is not that of a group: an entry is no element, nothing is neutral, an inverse is missing, or a product is not associative.</exception>
    public static FiniteGroup FromTable(int order, int[] products)
    {
        if (products.Length != order * order) throw new InputError($"{order} elements need {order * order} products, not {products.Length}");
        if (products.Any(product => (uint)product >= (uint)order)) throw new InputError("a product is no element of the group");
        int identity = Enumerable.Range(0, order).FirstOrDefault(
            e => Enumerable.Range(0, order).All(a => products[e * order + a] == a && products[a * order + e] == a), -1);
        if (identity < 0) throw new InputError("no element is neutral");
        var inverses = new int[order];
        for (int a = 0; a < order; a++)
        {
            int inverse = Array.IndexOf(products, identity, a * order, order) - a * order;
            if (inverse < 0 || products[inverse * order + a] != identity) throw new InputError($"element {a} has no inverse");
            inverses[a] = inverse;
        }
        for (int a = 0; a < order; a++)
            for (int b = 0; b < order; b++)
                for (int c = 0; c < order; c++)
                    if (products[products[a * order + b] * order + c] != products[a * order + products[b * order + c]])
                        throw new InputError($"the product of {a}, {b} and {c} depends on the brackets");
        return new FiniteGroup(order, products, identity, inverses);
    }

    /// <summary>The group of residues modulo n under addition.</summary>
    /// <param name="modulus">n, at least 1.</param>
    public static FiniteGroup Cyclic(int modulus)
    {
        var products = new int[modulus * modulus];
        for (int pair = 0; pair < products.Length; pair++) products[pair] = (pair / modulus + pair % modulus) % modulus;
        return new FiniteGroup(modulus, products, 0, [.. Enumerable.Range(0, modulus).Select(a => (modulus - a) % modulus)]);
    }
}
