namespace Mathesis.Privacy;

/// <summary>
/// The nearest frequencies that are not negative and add up to 1 (Euclidean projection on the simplex; Held, Wolfe, Crowder 1974).
/// Nearer to the truth than raw estimates, and no longer unbiased.
/// </summary>
public static class SimplexProjection
{
    /// <summary>Projects estimates.</summary>
    public static double[] Project(ReadOnlySpan<double> estimates)
    {
        double[] descending = estimates.ToArray();
        Array.Sort(descending);
        Array.Reverse(descending);
        double sum = 0, shift = 0;
        for (int i = 0; i < descending.Length; i++)
        {
            sum += descending[i];
            double candidate = (sum - 1) / (i + 1);
            if (descending[i] > candidate) shift = candidate;
        }
        double[] projected = new double[estimates.Length];
        for (int i = 0; i < projected.Length; i++) projected[i] = Math.Max(0, estimates[i] - shift);
        return projected;
    }
}
