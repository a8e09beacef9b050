namespace Mathesis.Discovery;

/// <summary>Masks of up to 128 rows.</summary>
internal readonly struct MaskWidth2 : IMaskWidth
{
    /// <inheritdoc/>
    public static int Words => 2;
}
