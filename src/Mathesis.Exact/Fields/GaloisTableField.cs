using Mathesis.Core;

namespace Mathesis.Exact;

/// <summary>
/// GF(p^d) with at most 2^16 elements by tables of logarithms: products add logarithms, sums use Zech's logarithm log(1 + g^k). An
/// element is the number whose digits to base p are its coefficients, constant lowest, so 0, ..., p - 1 are the prime field.
/// </summary>
public readonly struct GaloisTableField : IFiniteField<ushort>
{
    private const ushort NoLogarithm = ushort.MaxValue;

    private readonly uint characteristic;
    private readonly int groupOrder;
    private readonly ushort[] exponentials;
    private readonly ushort[] logarithms;
    private readonly ushort[] zech;

    /// <summary>Makes the tables of GF(p^d).</summary>
    /// <param name="characteristic">p, a prime.</param>
    /// <param name="degree">d, at least 1, with p^d at most 2^16.</param>
    /// <exception cref="InputError">p is not prime, d is below 1 or the field is too large.</exception>
    public GaloisTableField(ulong characteristic, int degree)
    {
        var prime = new PrimeField32(characteristic);
        var field = new GaloisField<PrimeField32, uint>(prime, degree > 16 ? throw TooLarge(characteristic, degree) : degree);
        if (field.Order > 1 << 16) throw TooLarge(characteristic, degree);
        this.characteristic = (uint)characteristic;
        Degree = degree;
        groupOrder = (int)field.Order - 1;
        exponentials = new ushort[groupOrder];
        logarithms = new ushort[groupOrder + 1];
        zech = new ushort[groupOrder];

        logarithms[0] = NoLogarithm;
        uint[] generator = FindGenerator(field);
        uint[] power = field.One;
        var powers = new uint[groupOrder][];
        for (int i = 0; i < groupOrder; i++, power = field.Multiply(power, generator))
        {
            powers[i] = power;
            exponentials[i] = ToIndex(power, this.characteristic);
            logarithms[exponentials[i]] = (ushort)i;
        }
        for (int i = 0; i < groupOrder; i++)
            zech[i] = logarithms[ToIndex(field.Add(field.One, powers[i]), this.characteristic)];
    }

    /// <summary>A generator of the multiplicative group: the one whose powers the tables list.</summary>
    public ushort Generator => exponentials[1 % groupOrder];

    /// <inheritdoc/>
    public int Degree { get; }

    /// <inheritdoc/>
    public Integer Order => groupOrder + 1;

    /// <inheritdoc/>
    public ulong Characteristic => characteristic;

    /// <inheritdoc/>
    public ushort Zero => 0;

    /// <inheritdoc/>
    public ushort One => 1;

    /// <inheritdoc/>
    public ushort Add(ushort a, ushort b)
    {
        if (characteristic == 2) return (ushort)(a ^ b);
        if (a == 0) return b;
        if (b == 0) return a;
        int logarithm = logarithms[a];
        int difference = logarithms[b] - logarithm;
        ushort step = zech[difference < 0 ? difference + groupOrder : difference];
        return step == NoLogarithm ? (ushort)0 : exponentials[Wrap(logarithm + step)];
    }

    /// <inheritdoc/>
    public ushort Subtract(ushort a, ushort b) => Add(a, Negate(b));

    /// <inheritdoc/>
    public ushort Negate(ushort a) =>
        a == 0 || characteristic == 2 ? a : exponentials[Wrap(logarithms[a] + (groupOrder / 2))];

    /// <inheritdoc/>
    public ushort Multiply(ushort a, ushort b) =>
        a == 0 || b == 0 ? (ushort)0 : exponentials[Wrap(logarithms[a] + logarithms[b])];

    /// <inheritdoc/>
    public ushort Invert(ushort a) =>
        a == 0 ? throw new DivideByZeroException() : exponentials[Wrap(groupOrder - logarithms[a])];

    /// <inheritdoc/>
    public bool IsZero(ushort a) => a == 0;

    /// <inheritdoc/>
    public bool AreEqual(ushort a, ushort b) => a == b;

    /// <inheritdoc/>
    public ushort FromInteger(long value) => (ushort)Residue.Of(value, characteristic);

    /// <inheritdoc/>
    public ushort FromInteger(Integer value) => (ushort)Residue.Of(value, characteristic);

    /// <inheritdoc/>
    public ushort ElementAt(ulong index) => (ushort)index;

    /// <inheritdoc/>
    public ushort Random(RandomStream stream) => (ushort)stream.NextBelow(groupOrder + 1);

    private int Wrap(int logarithm) => logarithm >= groupOrder ? logarithm - groupOrder : logarithm;

    private static ushort ToIndex(uint[] element, uint characteristic)
    {
        uint index = 0;
        for (int i = element.Length - 1; i >= 0; i--) index = (index * characteristic) + element[i];
        return (ushort)index;
    }

    private static uint[] FindGenerator(GaloisField<PrimeField32, uint> field)
    {
        ulong order = (ulong)field.Order - 1;
        IReadOnlyList<PrimePower> factors = Factorization.Of(order).Factors;
        for (ulong index = 1; ; index++)
        {
            uint[] candidate = field.ElementAt(index);
            if (factors.All(factor => !field.AreEqual(FieldPower.Of(field, candidate, order / factor.Prime), field.One))) return candidate;
        }
    }

    private static InputError TooLarge(ulong characteristic, int degree) =>
        new($"GF({characteristic}^{degree}) is too large for tables", expected: "expected at most 65536 elements");
}
