using System.Globalization;

namespace Mathesis.Papers;

/// <summary>The names of the columns of the stream <c>progress</c> that depend on a key frequency.</summary>
internal static class ProgressRow
{
    /// <summary>The excluded loss on training pairs without one key frequency.</summary>
    public static string Excluded(int frequency) => string.Create(CultureInfo.InvariantCulture, $"excluded train loss {frequency}");

    /// <summary>The coefficient of cos(w_k(a + b - c)) in the logits.</summary>
    public static string Coefficient(int frequency) => string.Create(CultureInfo.InvariantCulture, $"cosine coefficient {frequency}");
}
