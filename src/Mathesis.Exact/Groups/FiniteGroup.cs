using Mathesis.Core;

namespace Mathesis.Exact;

/// <summary>A finite group by its table of products: elements are numbers from 0. For groups of up to a few thousand elements.</summary>
public sealed class FiniteGroup
{
    private readonly int[] products;
    private readonly int[] inverses;
    private readonly Lazy<ConjugacyClasses> classes;

    /// <summary>Takes a table that is known to be associative with inverses.</summary>
    internal FiniteGroup(int order, int[] products)
    {
        Order = order;
        this.products = products;
        Identity = Enumerable.Range(0, order).First(e => products[e * order + e] == e);
        inverses = new int[order];
        for (int a = 0; a < order; a++) inverses[a] = Array.IndexOf(products, Identity, a * order, order) - a * order;
        classes = new Lazy<ConjugacyClasses>(() => new ConjugacyClasses(this));
    }

    /// <summary>The number of elements.</summary>
    public int Order { get; }

    /// <summary>The neutral element.</summary>
    public int Identity { get; }

    /// <summary>The least e with a^e = 1 for all elements a.</summary>
    public int Exponent => Enumerable.Range(0, Order).Aggregate(1, (lcm, a) => (int)GreatestCommonDivisor.LeastCommonMultiple((ulong)lcm, (ulong)OrderOf(a)));

    /// <summary>Whether a b = b a for all elements.</summary>
    public bool IsAbelian => Classes.Count == Order;

    /// <summary>The classes of conjugate elements.</summary>
    public ConjugacyClasses Classes => classes.Value;

    /// <summary>The product of two elements.</summary>
    public int Product(int a, int b) => products[a * Order + b];

    /// <summary>The inverse of an element.</summary>
    public int Inverse(int a) => inverses[a];

    /// <summary>b a b^-1.</summary>
    public int Conjugate(int a, int b) => Product(Product(b, a), inverses[b]);

    /// <summary>a^exponent; negative exponents are powers of the inverse.</summary>
    public int Power(int a, int exponent)
    {
        int result = Identity, factor = exponent < 0 ? inverses[a] : a;
        for (uint rest = (uint)Math.Abs((long)exponent); rest > 0; rest >>= 1, factor = Product(factor, factor))
            if ((rest & 1) == 1) result = Product(result, factor);
        return result;
    }

    /// <summary>The least positive n with a^n = 1.</summary>
    public int OrderOf(int a)
    {
        int n = 1;
        for (int power = a; power != Identity; power = Product(power, a)) n++;
        return n;
    }

    /// <summary>A few elements that generate the group: each is the least one outside the subgroup of those before it.</summary>
    public IReadOnlyList<int> Generators()
    {
        var generators = new List<int>();
        var members = new HashSet<int> { Identity };
        for (int a = 0; a < Order && members.Count < Order; a++)
        {
            if (members.Contains(a)) continue;
            generators.Add(a);
            var open = new Queue<int>(members);
            while (open.TryDequeue(out int element))
            {
                foreach (int generator in generators)
                    if (members.Add(Product(element, generator))) open.Enqueue(Product(element, generator));
            }
        }
        return generators;
    }

    /// <summary>A group of a table of products; n^3 steps.</summary>
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
        for (int a = 0; a < order; a++)
        {
            int inverse = Array.IndexOf(products, identity, a * order, order) - a * order;
            if (inverse < 0 || products[inverse * order + a] != identity) throw new InputError($"element {a} has no inverse");
        }
        for (int a = 0; a < order; a++)
            for (int b = 0; b < order; b++)
                for (int c = 0; c < order; c++)
                    if (products[products[a * order + b] * order + c] != products[a * order + products[b * order + c]])
                        throw new InputError($"the product of {a}, {b} and {c} depends on the brackets");
        return new FiniteGroup(order, products);
    }

    /// <summary>The residues modulo n under addition.</summary>
    /// <param name="n">At least 1.</param>
    public static FiniteGroup Cyclic(int n) => FromProduct(n, (a, b) => (a + b) % n);

    /// <summary>The symmetries of a regular polygon of n corners, 2 n of them: the turn r^k is element k, the reflection r^k s is n + k.</summary>
    /// <param name="n">At least 1.</param>
    public static FiniteGroup Dihedral(int n) => FromProduct(2 * n, (a, b) =>
    {
        (int flipped, int turn) = Math.DivRem(a, n);
        (int next, int more) = Math.DivRem(b, n);
        return (flipped ^ next) * n + (turn + (flipped == 1 ? n - more : more)) % n;
    });

    /// <summary>
    /// The dicyclic group of 4 n elements, generated by a of order 2 n and x with x^2 = a^n, x a = a^-1 x; for n = 2 the quaternions
    /// ±1, ±i, ±j, ±k. a^k is element k, a^k x is 2 n + k.
    /// </summary>
    /// <param name="n">At least 1.</param>
    public static FiniteGroup Dicyclic(int n) => FromProduct(4 * n, (a, b) =>
    {
        int cycle = 2 * n;
        (int first, int power) = Math.DivRem(a, cycle);
        (int second, int more) = Math.DivRem(b, cycle);
        int sum = power + (first == 1 ? cycle - more : more) + (first + second == 2 ? n : 0);
        return (first ^ second) * cycle + sum % cycle;
    });

    /// <summary>Pairs of elements of two groups, multiplied in each component: (a, b) is a * |second| + b.</summary>
    public static FiniteGroup DirectProduct(FiniteGroup first, FiniteGroup second)
    {
        int n = second.Order;
        return FromProduct(first.Order * n, (a, b) => first.Product(a / n, b / n) * n + second.Product(a % n, b % n));
    }

    private static FiniteGroup FromProduct(int order, Func<int, int, int> product)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(order);
        var products = new int[order * order];
        for (int pair = 0; pair < products.Length; pair++) products[pair] = product(pair / order, pair % order);
        return new FiniteGroup(order, products);
    }
}
