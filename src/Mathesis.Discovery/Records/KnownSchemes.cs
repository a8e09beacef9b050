using Mathesis.Exact;

namespace Mathesis.Discovery;

/// <summary>Schemes that have names.</summary>
public static class KnownSchemes
{
    /// <summary>Strassen's scheme for 2 x 2 matrices (1969): 7 products.</summary>
    public static BilinearScheme Strassen { get; } = TwoByTwo(
        [1, 0, 0, 1, 0, 0, 1, 1, 1, 0, 0, 0, 0, 0, 0, 1, 1, 1, 0, 0, -1, 0, 1, 0, 0, 1, 0, -1],
        [1, 0, 0, 1, 1, 0, 0, 0, 0, 1, 0, -1, -1, 0, 1, 0, 0, 0, 0, 1, 1, 1, 0, 0, 0, 0, 1, 1],
        [1, 0, 0, 1, 0, 0, 1, -1, 0, 1, 0, 1, 1, 0, 1, 0, -1, 1, 0, 0, 0, 0, 0, 1, 1, 0, 0, 0]);

    /// <summary>Winograd's variant (1971): 7 products, and 15 additions when sums are shared.</summary>
    public static BilinearScheme Winograd { get; } = TwoByTwo(
        [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1, 1, 0, -1, 0, 0, 0, 1, 1, 1, 1, -1, -1, 1, 0, -1, -1],
        [1, 0, 0, 0, 0, 0, 1, 0, 1, -1, -1, 1, 0, -1, 0, 1, -1, 1, 0, 0, 0, 0, 0, 1, 1, -1, 0, 1],
        [1, 1, 1, 1, 1, 0, 0, 0, 0, 0, -1, 0, 0, 0, 1, 1, 0, 1, 0, 1, 0, 1, 0, 0, 0, -1, -1, -1]);

    private static BilinearScheme TwoByTwo(int[] left, int[] right, int[] output) =>
        new(BilinearMap.MatrixProduct(2, 2, 2), SchemeRing.ZT, new LinearForms(4, left), new LinearForms(4, right), new LinearForms(4, output));
}
