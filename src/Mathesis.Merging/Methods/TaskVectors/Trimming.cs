namespace Mathesis.Merging;

/// <summary>How many elements of a tensor trimming keeps.</summary>
internal static class Trimming
{
    /// <summary>Keeps the largest elements: density times their number, rounded down (Yadav and others 2023, section 3.1).</summary>
    public static MagnitudeSparsifier Largest(MergeContext tensor)
    {
        double[] densities = tensor.Numbers("density", tensor.Others);
        return new MagnitudeSparsifier(densities, [.. densities.Select(density => (Part(density, tensor.Count), 0L))], tensor.Count);
    }

    /// <summary>
    /// Drops the largest elements, gamma times their number, and so many of the smallest that the density is met. mergekit drops everything
    /// where gamma times the number is below 1, and so does this when it is to be compatible.
    /// </summary>
    public static MagnitudeSparsifier Middle(MergeContext tensor)
    {
        double[] densities = tensor.Numbers("density", tensor.Others);
        double[] gammas = tensor.Numbers("gamma", tensor.Others);
        return new MagnitudeSparsifier(densities, [.. densities.Zip(gammas, Middle)], tensor.Count);

        (long In, long Out) Middle(double density, double gamma)
        {
            long top = Part(gamma, tensor.Count);
            long bottom = tensor.Count - Part(density, tensor.Count) - top;
            if (bottom < 0) (top, bottom) = (top + bottom, 0);
            return top == 0 && tensor.IsCompatible ? (0, 0) : (tensor.Count - bottom, top);
        }
    }

    /// <summary>A part of a number, rounded down as Python's int(part * count).</summary>
    private static long Part(double part, long count) => (long)(part * count);
}
