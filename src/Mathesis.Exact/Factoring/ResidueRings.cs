namespace Mathesis.Exact;

/// <summary>The ring of a modulus with the smallest residues that hold it.</summary>
internal static class ResidueRings
{
    /// <summary>The most limbs of a modulus.</summary>
    public const int MostLimbs = 128;

    /// <summary>Runs a search in the ring of an odd number.</summary>
    public static Integer? Run<TOperation>(Integer modulus, TOperation operation)
        where TOperation : IRingOperation => modulus.Magnitude.Length switch
        {
            1 => operation.Run<WordRing, ulong>(new WordRing((ulong)modulus)),
            2 => operation.Run<LimbRing<Limbs2>, Limbs2>(new LimbRing<Limbs2>(modulus)),
            3 => operation.Run<LimbRing<Limbs3>, Limbs3>(new LimbRing<Limbs3>(modulus)),
            4 => operation.Run<LimbRing<Limbs4>, Limbs4>(new LimbRing<Limbs4>(modulus)),
            <= 6 => operation.Run<LimbRing<Limbs6>, Limbs6>(new LimbRing<Limbs6>(modulus)),
            <= 8 => operation.Run<LimbRing<Limbs8>, Limbs8>(new LimbRing<Limbs8>(modulus)),
            <= 12 => operation.Run<LimbRing<Limbs12>, Limbs12>(new LimbRing<Limbs12>(modulus)),
            <= 16 => operation.Run<LimbRing<Limbs16>, Limbs16>(new LimbRing<Limbs16>(modulus)),
            <= 24 => operation.Run<LimbRing<Limbs24>, Limbs24>(new LimbRing<Limbs24>(modulus)),
            <= 32 => operation.Run<LimbRing<Limbs32>, Limbs32>(new LimbRing<Limbs32>(modulus)),
            <= 48 => operation.Run<LimbRing<Limbs48>, Limbs48>(new LimbRing<Limbs48>(modulus)),
            <= 64 => operation.Run<LimbRing<Limbs64>, Limbs64>(new LimbRing<Limbs64>(modulus)),
            <= MostLimbs => operation.Run<LimbRing<Limbs128>, Limbs128>(new LimbRing<Limbs128>(modulus)),
            _ => throw new ArgumentOutOfRangeException(nameof(modulus), "the modulus has too many limbs"),
        };
}
