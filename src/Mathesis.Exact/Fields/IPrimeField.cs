namespace Mathesis.Exact;

/// <summary>The integers modulo a prime that fits a machine word.</summary>
/// <typeparam name="TElement">The representation of a residue, which may differ from the residue itself (Montgomery form).</typeparam>
public interface IPrimeField<TElement> : IFiniteField<TElement>
{
    /// <summary>The residue in [0, p) that an element stands for.</summary>
    ulong ToResidue(TElement element);

    /// <summary>The element of a residue.</summary>
    /// <param name="residue">Below p.</param>
    TElement FromResidue(ulong residue);
}
