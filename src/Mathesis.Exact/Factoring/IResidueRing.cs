namespace Mathesis.Exact;

/// <summary>Arithmetic modulo one odd number on residues of a fixed number of limbs, in Montgomery's form.</summary>
/// <typeparam name="TResidue">A residue.</typeparam>
internal interface IResidueRing<TResidue>
    where TResidue : unmanaged
{
    /// <summary>The modulus.</summary>
    Integer Modulus { get; }

    /// <summary>1.</summary>
    TResidue One { get; }

    /// <summary>result = a b; places may coincide.</summary>
    void Multiply(out TResidue result, in TResidue a, in TResidue b);

    /// <summary>result = a + b; places may coincide.</summary>
    void Add(out TResidue result, in TResidue a, in TResidue b);

    /// <summary>result = a - b; places may coincide.</summary>
    void Subtract(out TResidue result, in TResidue a, in TResidue b);

    /// <summary>The residue of a number in [0, modulus).</summary>
    TResidue FromInteger(Integer value);

    /// <summary>The number in [0, modulus) of a residue.</summary>
    Integer ToInteger(in TResidue residue);

    /// <summary>The greatest common divisor of a residue and the modulus; that of 0 is the modulus.</summary>
    Integer Gcd(in TResidue residue);

    /// <summary>The inverse, or the common divisor that prevents it.</summary>
    bool TryInvert(in TResidue residue, out TResidue inverse, out Integer divisor);
}
