namespace Mathesis.Benchmarks.GrokkingStep;

/// <summary>How much arithmetic the step is, for rates: two operations for each multiplication with its addition.</summary>
internal static class StepArithmetic
{
    private const double Examples = 3830, Tokens = 113, Width = 128, Hidden = 512, Outputs = 114, Positions = 3, Heads = 4;

    /// <summary>Of the folded step: three products with M, three passes over folded rows, tables and their derivatives.</summary>
    public static double Folded
    {
        get
        {
            double classes = Outputs - 1, folded = Hidden + classes, rows = 2 * Tokens + 1;
            double sequences = 3 * Examples * (Hidden * classes + 2 * Heads * folded);
            double tables = 3 * (Hidden * Width * classes + Width * Width * folded + 2 * Tokens * Width * folded + rows * Width * Width);
            return 2 * (sequences + tables);
        }
    }

    /// <summary>Of the program that computes every position with every matrix, and its derivatives, which are twice as much.</summary>
    public static double Naive
    {
        get
        {
            double matrices = 4 * Width * Width + 2 * Width * Hidden + Width * Outputs;
            return 2 * 3 * Examples * Positions * (matrices + 2 * Positions * Width);
        }
    }
}
