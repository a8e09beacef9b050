using System.Runtime.CompilerServices;

namespace Mathesis.Exact;

/// <summary>Residues of one limb.</summary>
internal readonly struct WordRing : IResidueRing<ulong>
{
    private readonly MontgomeryArithmetic arithmetic;

    public WordRing(ulong modulus) => arithmetic = new MontgomeryArithmetic(modulus);

    public Integer Modulus => arithmetic.Modulus;

    public ulong One => arithmetic.One;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Multiply(out ulong result, in ulong a, in ulong b) => result = arithmetic.Multiply(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(out ulong result, in ulong a, in ulong b) => result = arithmetic.Add(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Subtract(out ulong result, in ulong a, in ulong b) => result = arithmetic.Subtract(a, b);

    public ulong FromInteger(Integer value) => arithmetic.ToForm((ulong)value);

    public Integer ToInteger(in ulong residue) => arithmetic.FromForm(residue);

    public Integer Gcd(in ulong residue) => GreatestCommonDivisor.Of(residue, arithmetic.Modulus);

    public bool TryInvert(in ulong residue, out ulong inverse, out Integer divisor)
    {
        ulong? found = ModularArithmetic.TryInvert(arithmetic.FromForm(residue), arithmetic.Modulus);
        inverse = found is ulong value ? arithmetic.ToForm(value) : 0;
        divisor = found is null ? Gcd(residue) : Integer.One;
        return found is not null;
    }
}
