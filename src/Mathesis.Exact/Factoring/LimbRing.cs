using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Mathesis.Exact;

/// <summary>
/// Residues of as many limbs as the type of residues has. Products by Montgomery's method with reduction and multiplication in one loop
/// (Koc, Acar and Kaliski, "Analyzing and comparing Montgomery multiplication algorithms", 1996, FIOS).
/// </summary>
/// <typeparam name="TLimbs">A block of limbs, least significant first.</typeparam>
internal readonly struct LimbRing<TLimbs> : IResidueRing<TLimbs>
    where TLimbs : unmanaged
{
    private readonly TLimbs modulus;
    private readonly TLimbs one;
    private readonly ulong inverse;

    /// <summary>Prepares an odd modulus of at most as many limbs as the type has.</summary>
    public LimbRing(Integer modulus)
    {
        Modulus = modulus;
        this.modulus = Pack(modulus);
        one = Pack((Integer.One << (64 * Count)) % modulus);
        ulong low = modulus.Magnitude[0];
        inverse = (3 * low) ^ 2;
        for (int i = 0; i < 4; i++) inverse *= 2 - (low * inverse);
        inverse = 0 - inverse;
    }

    /// <inheritdoc/>
    public Integer Modulus { get; }

    /// <inheritdoc/>
    public TLimbs One => one;

    private static unsafe int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => sizeof(TLimbs) / sizeof(ulong);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Multiply(out TLimbs result, in TLimbs a, in TLimbs b)
    {
        TLimbs sum = default;
        ref ulong t = ref Limb(in sum), x = ref Limb(in a), y = ref Limb(in b), n = ref Limb(in modulus);
        ulong top = 0;
        for (int i = 0; i < Count; i++)
        {
            ulong factor = Unsafe.Add(ref y, i);
            ulong carry = NaturalKernels.Wide(x, factor, out ulong low);
            low += t;
            carry += low < t ? 1UL : 0;
            ulong quotient = low * inverse;
            // The lowest limbs cancel: they carry unless both are 0.
            ulong reduced = NaturalKernels.Wide(quotient, n, out _) + (low != 0 ? 1UL : 0);
            for (int j = 1; j < Count; j++)
            {
                ulong high = NaturalKernels.Wide(Unsafe.Add(ref x, j), factor, out low);
                low += carry;
                high += low < carry ? 1UL : 0;
                ulong old = Unsafe.Add(ref t, j);
                low += old;
                carry = high + (low < old ? 1UL : 0);
                high = NaturalKernels.Wide(quotient, Unsafe.Add(ref n, j), out ulong product);
                product += reduced;
                high += product < reduced ? 1UL : 0;
                product += low;
                reduced = high + (product < low ? 1UL : 0);
                Unsafe.Add(ref t, j - 1) = product;
            }
            ulong last = carry + reduced, over = last < carry ? 1UL : 0;
            last += top;
            top = over + (last < top ? 1UL : 0);
            Unsafe.Add(ref t, Count - 1) = last;
        }
        result = sum;
        Reduce(ref result, top);
    }

    /// <inheritdoc/>
    public void Add(out TLimbs result, in TLimbs a, in TLimbs b)
    {
        TLimbs sum = default;
        ref ulong r = ref Limb(in sum), x = ref Limb(in a), y = ref Limb(in b);
        ulong carry = 0;
        for (int i = 0; i < Count; i++)
        {
            ulong partial = Unsafe.Add(ref x, i) + carry;
            carry = partial < carry ? 1UL : 0;
            partial += Unsafe.Add(ref y, i);
            carry += partial < Unsafe.Add(ref y, i) ? 1UL : 0;
            Unsafe.Add(ref r, i) = partial;
        }
        result = sum;
        Reduce(ref result, carry);
    }

    /// <inheritdoc/>
    public void Subtract(out TLimbs result, in TLimbs a, in TLimbs b)
    {
        TLimbs difference = default;
        ref ulong r = ref Limb(in difference);
        if (Borrow(ref r, ref Limb(in a), ref Limb(in b)) != 0)
        {
            ref ulong n = ref Limb(in modulus);
            ulong carry = 0;
            for (int i = 0; i < Count; i++)
            {
                ulong partial = Unsafe.Add(ref r, i) + carry;
                carry = partial < carry ? 1UL : 0;
                partial += Unsafe.Add(ref n, i);
                carry += partial < Unsafe.Add(ref n, i) ? 1UL : 0;
                Unsafe.Add(ref r, i) = partial;
            }
        }
        result = difference;
    }

    /// <inheritdoc/>
    public TLimbs FromInteger(Integer value) => Pack((value << (64 * Count)) % Modulus);

    /// <inheritdoc/>
    public Integer ToInteger(in TLimbs residue)
    {
        TLimbs unit = default;
        Limb(in unit) = 1;
        Multiply(out TLimbs value, in residue, in unit);
        return Unpack(in value);
    }

    /// <inheritdoc/>
    public Integer Gcd(in TLimbs residue) => Integer.Gcd(Unpack(in residue), Modulus);

    /// <inheritdoc/>
    public bool TryInvert(in TLimbs residue, out TLimbs inverse, out Integer divisor)
    {
        bool exists = Integer.TryInvert(ToInteger(in residue), Modulus, out Integer value);
        inverse = exists ? FromInteger(value) : default;
        divisor = exists ? Integer.One : Gcd(in residue);
        return exists;
    }

    private static TLimbs Pack(Integer value)
    {
        TLimbs limbs = default;
        value.Magnitude.CopyTo(MemoryMarshal.CreateSpan(ref Limb(in limbs), Count));
        return limbs;
    }

    private static Integer Unpack(in TLimbs limbs) => new(1, MemoryMarshal.CreateReadOnlySpan(ref Limb(in limbs), Count));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref ulong Limb(in TLimbs limbs) => ref Unsafe.As<TLimbs, ulong>(ref Unsafe.AsRef(in limbs));

    /// <summary>Subtracts the modulus once when the number with its overflow is not below it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Reduce(ref TLimbs value, ulong top)
    {
        TLimbs difference = default;
        ulong borrow = Borrow(ref Limb(in difference), ref Limb(in value), ref Limb(in modulus));
        if (top >= borrow) value = difference;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Borrow(ref ulong r, ref ulong x, ref ulong y)
    {
        ulong borrow = 0;
        for (int i = 0; i < Count; i++)
        {
            ulong left = Unsafe.Add(ref x, i), right = Unsafe.Add(ref y, i), partial = left - right;
            ulong next = left < right ? 1UL : 0;
            next += partial < borrow ? 1UL : 0;
            Unsafe.Add(ref r, i) = partial - borrow;
            borrow = next;
        }
        return borrow;
    }
}
