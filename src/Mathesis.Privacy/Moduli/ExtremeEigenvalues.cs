using Mathesis.Core;

namespace Mathesis.Privacy;

/// <summary>The least and the greatest eigenvalue of a symmetric matrix that is known by its products, from inside: the Ritz values of Lanczos' method.</summary>
internal static class ExtremeEigenvalues
{
    /// <summary>A product with the matrix: overwrites the second by the matrix times the first.</summary>
    public delegate void Product(ReadOnlySpan<double> x, Span<double> y);

    /// <summary>Estimates the eigenvalues.</summary>
    /// <param name="multiply">The product.</param>
    /// <param name="size">Rows.</param>
    /// <param name="steps">Steps of Lanczos' method; each takes one product.</param>
    public static (double Least, double Greatest) Estimate(Product multiply, int size, int steps = 80)
    {
        steps = Math.Min(steps, size);
        var stream = new RandomStream("privacy/moduli/lanczos", 0);
        double[] previous = new double[size], current = new double[size], next = new double[size];
        for (int i = 0; i < size; i++) current[i] = stream.NextGaussian();
        Scale(current, 1 / Norm(current));
        var diagonal = new List<double>();
        var offDiagonal = new List<double>();
        double beta = 0;
        for (int step = 0; step < steps; step++)
        {
            multiply(current, next);
            double alpha = 0;
            for (int i = 0; i < size; i++) alpha += current[i] * next[i];
            diagonal.Add(alpha);
            for (int i = 0; i < size; i++) next[i] -= (alpha * current[i]) + (beta * previous[i]);
            beta = Norm(next);
            if (beta < 1e-10 * Math.Abs(alpha) || step == steps - 1) break;
            offDiagonal.Add(beta);
            Scale(next, 1 / beta);
            (previous, current, next) = (current, next, previous);
        }
        double radius = diagonal.Max(Math.Abs) + (2 * offDiagonal.DefaultIfEmpty(0).Max());
        return (Bisect(1), Bisect(diagonal.Count));

        // The rank-th eigenvalue of the tridiagonal matrix, by Sturm's count of those below a number.
        double Bisect(int rank)
        {
            double low = -radius, high = radius;
            for (int i = 0; i < 100; i++)
            {
                double middle = 0.5 * (low + high);
                if (CountBelow(middle) >= rank) high = middle;
                else low = middle;
            }
            return 0.5 * (low + high);
        }

        int CountBelow(double number)
        {
            int count = 0;
            double pivot = 1;
            for (int i = 0; i < diagonal.Count; i++)
            {
                double square = i == 0 ? 0 : offDiagonal[i - 1] * offDiagonal[i - 1];
                pivot = diagonal[i] - number - (square / pivot);
                if (pivot == 0) pivot = -1e-300;
                if (pivot < 0) count++;
            }
            return count;
        }
    }

    private static double Norm(double[] x)
    {
        double sum = 0;
        foreach (double entry in x) sum += entry * entry;
        return Math.Sqrt(sum);
    }

    private static void Scale(double[] x, double factor)
    {
        for (int i = 0; i < x.Length; i++) x[i] *= factor;
    }
}
