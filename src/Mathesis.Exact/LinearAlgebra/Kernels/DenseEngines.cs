namespace Mathesis.Exact;

/// <summary>Which fields have an engine.</summary>
internal static class DenseEngines
{
    /// <summary>The engine of a field, or null where the textbook's algorithms are used.</summary>
    public static IDenseEngine<TElement>? For<TField, TElement>(TField field)
        where TField : struct, IField<TElement> => field switch
        {
            PrimeField32 words => (IDenseEngine<TElement>)(object)new BlockedEngine<uint>(threads => new WordKernel32(words, threads)),
            PrimeField64 words => (IDenseEngine<TElement>)(object)new BlockedEngine<ulong>(threads => new WordKernel64(words, threads)),
            PrimeField16 narrow => (IDenseEngine<TElement>)(object)new NarrowEngine<PrimeField16, ushort>(narrow),
            PrimeField8 narrow => (IDenseEngine<TElement>)(object)new NarrowEngine<PrimeField8, byte>(narrow),
            BinaryField => (IDenseEngine<TElement>)(object)new BitEngine(),
            TernaryField narrow => (IDenseEngine<TElement>)(object)new NarrowEngine<TernaryField, byte>(narrow),
            _ => null,
        };
}
