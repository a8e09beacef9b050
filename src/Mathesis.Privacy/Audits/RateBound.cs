namespace Mathesis.Privacy;

/// <summary>Bounds of the rate of an event from its count, valid for every number of trials: those at which Chernoff's bound of the count's tail is the error probability.</summary>
internal static class RateBound
{
    /// <summary>A rate that the true one is below with at most the given probability.</summary>
    public static double Lower(long count, long trials, double error) => count == 0 ? 0 : Bisect((double)count / trials, 0, trials, error);

    /// <summary>A rate that the true one is above with at most the given probability.</summary>
    public static double Upper(long count, long trials, double error) => count == trials ? 1 : Bisect((double)count / trials, 1, trials, error);

    /// <summary>The rate between the observed one and an end at which n KL(observed | rate) = ln(1 / error), rounded outwards.</summary>
    private static double Bisect(double observed, double end, long trials, double error)
    {
        double inside = observed, outside = end, wanted = -Math.Log(error) / trials;
        for (int i = 0; i < 200; i++)
        {
            double middle = 0.5 * (inside + outside);
            if (Divergence(observed, middle) > wanted) outside = middle;
            else inside = middle;
        }
        return outside;
    }

    private static double Divergence(double a, double b) =>
        (a == 0 ? 0 : a * Math.Log(a / b)) + (a == 1 ? 0 : (1 - a) * Math.Log((1 - a) / (1 - b)));
}
