namespace Mathesis.Exact;

/// <summary>Which fields have an engine.</summary>
internal static class DenseEngines
{
    /// <summary>The engine of a field, or null where the textbook's algorithms are used.</summary>
    public static IDenseEngine<TElement>? For<TField, TElement>(TField field)
        where TField : struct, IField<TElement> => field switch
        {
            PrimeField32 words => (IDenseEngine<TElement>)(object)new BlockedEngine<uint>(threads => new WordKernel32(words, threads)),
            _ => null,
        };
}
