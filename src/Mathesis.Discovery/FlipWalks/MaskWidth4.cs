namespace Mathesis.Discovery;

/// <summary>Masks of up to 256 rows.</summary>
internal readonly struct MaskWidth4 : IMaskWidth
{
    /// <inheritdoc/>
    public static int Words => 4;
}
