using System.Numerics;
using System.Runtime.InteropServices;

namespace Mathesis.Numerics;

/// <summary>
/// LSMR: the x that minimises |A x - b|^2 + damp^2 |x|^2, for a matrix that is only known by its products. Of all such x it
/// gives the one of least norm when A has not full column rank and damp is 0. Source: Fong and Saunders, "LSMR: An iterative
/// algorithm for sparse least-squares problems", SIAM Journal on Scientific Computing 33 (2011), sections 2 to 5.
/// </summary>
public sealed class Lsmr
{
    private Lsmr(double[] solution) => Solution = solution;

    /// <summary>
    /// A product with a matrix M that is added: y = a M x + c y. Where c is 0, y is overwritten whatever it holds. One pass does what
    /// the method needs, so that long vectors are read and written once an iteration.
    /// </summary>
    public delegate void Product(ReadOnlySpan<double> x, double a, double c, Span<double> y);

    /// <summary>x, [columns].</summary>
    public double[] Solution { get; }

    /// <summary>How many iterations were made; each takes one product with A and one with its transpose.</summary>
    public int Iterations { get; private set; }

    /// <summary>Whether the tolerance was reached.</summary>
    public bool Converged { get; private set; }

    /// <summary>The norm of A^T (A x - b) + damp^2 x, as the recurrences give it; 0 at the exact solution.</summary>
    public double NormalResidual { get; private set; }

    /// <summary>An estimate from below of the condition number of A (with damp below it).</summary>
    public double Condition { get; private set; }

    /// <summary>Solves a least-squares problem.</summary>
    /// <param name="multiply">The product with A: [columns] to [rows].</param>
    /// <param name="multiplyTransposed">The product with A^T: [rows] to [columns].</param>
    /// <param name="b">[rows].</param>
    /// <param name="columns">Columns of A.</param>
    /// <param name="damp">At least 0.</param>
    /// <param name="tolerance">Stops when the normal residual is at most this part of |A| |r| (the norms estimated), or |r| at most this part of |b|.</param>
    /// <param name="maximumIterations">Stops after that many; 0 for four times the columns.</param>
    public static Lsmr Solve(
        Product multiply, Product multiplyTransposed, ReadOnlySpan<double> b, int columns,
        double damp = 0, double tolerance = 1e-12, int maximumIterations = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(damp);
        ArgumentOutOfRangeException.ThrowIfNegative(columns);
        if (maximumIterations == 0) maximumIterations = Math.Max(8, 4 * columns);
        var result = new Lsmr(new double[columns]);
        double[] u = b.ToArray(), v = new double[columns], h = new double[columns], tail = new double[columns];
        double[] x = result.Solution;

        // Golub-Kahan bidiagonalisation. The vectors are kept unscaled, u of length beta and v of length alpha.
        double beta = Length(u);
        double normB = beta;
        if (beta > 0) multiplyTransposed(u, 1 / beta, 0, v);
        double alpha = beta > 0 ? Length(v) : 0;
        result.NormalResidual = alpha * beta;
        if (result.NormalResidual == 0)
        {
            result.Converged = true;
            return result;
        }
        for (int i = 0; i < columns; i++) h[i] = v[i] / alpha;

        double zetaBar = alpha * beta, alphaBar = alpha, rho = 1, rhoBar = 1, cosBar = 1, sinBar = 0;
        // For the norm of the residual (section 5).
        double betaDouble = beta, betaDot = 0, rhoDotOld = 1, tauTildeOld = 0, thetaTilde = 0, zeta = 0, dampedPart = 0;
        double normSquared = alpha * alpha, largest = 0, smallest = double.PositiveInfinity;

        while (result.Iterations < maximumIterations)
        {
            result.Iterations++;
            // beta u = A v - alpha u and alpha v = A^T u - beta v, with unit vectors u and v on the right.
            multiply(v, 1 / alpha, -alpha / beta, u);
            beta = Length(u);
            if (beta > 0)
            {
                multiplyTransposed(u, 1 / beta, -beta / alpha, v);
                alpha = Length(v);
            }
            else
            {
                alpha = 0;
            }

            // Rotations that make the bidiagonal matrix with its damping upper bidiagonal, twice.
            (double cosHat, double sinHat, double alphaHat) = Rotate(alphaBar, damp);
            double rhoOld = rho;
            (double cos, double sin, rho) = Rotate(alphaHat, beta);
            double theta = sin * alpha;
            alphaBar = cos * alpha;
            double rhoBarOld = rhoBar, zetaOld = zeta;
            double thetaBar = sinBar * rho, rhoTemporary = cosBar * rho;
            (cosBar, sinBar, rhoBar) = Rotate(rhoTemporary, theta);
            zeta = cosBar * zetaBar;
            zetaBar = -sinBar * zetaBar;

            Update(tail, h, x, v, -thetaBar * rho / (rhoOld * rhoBarOld), zeta / (rho * rhoBar), -theta / rho, alpha > 0 ? 1 / alpha : 0);

            double betaAcute = cosHat * betaDouble, betaCheck = -sinHat * betaDouble;
            double betaHat = cos * betaAcute;
            betaDouble = -sin * betaAcute;
            double thetaTildeOld = thetaTilde;
            (double cosTilde, double sinTilde, double rhoTildeOld) = Rotate(rhoDotOld, thetaBar);
            thetaTilde = sinTilde * rhoBar;
            rhoDotOld = cosTilde * rhoBar;
            betaDot = (-sinTilde * betaDot) + (cosTilde * betaHat);
            tauTildeOld = (zetaOld - (thetaTildeOld * tauTildeOld)) / rhoTildeOld;
            double tauDot = (zeta - (thetaTilde * tauTildeOld)) / rhoDotOld;
            dampedPart += betaCheck * betaCheck;
            double residual = Math.Sqrt(dampedPart + ((betaDot - tauDot) * (betaDot - tauDot)) + (betaDouble * betaDouble));

            normSquared += beta * beta;
            double norm = Math.Sqrt(normSquared);
            normSquared += alpha * alpha;
            largest = Math.Max(largest, rhoBarOld);
            if (result.Iterations > 1) smallest = Math.Min(smallest, rhoBarOld);
            result.Condition = Math.Max(largest, rhoTemporary) / Math.Min(smallest, rhoTemporary);
            result.NormalResidual = Math.Abs(zetaBar);
            if (result.NormalResidual <= tolerance * norm * residual || residual <= tolerance * normB || alpha == 0)
            {
                result.Converged = true;
                break;
            }
        }
        return result;
    }

    /// <summary>The rotation (c, s) with c a + s b = r and c b = s a, without overflow.</summary>
    private static (double Cos, double Sin, double Length) Rotate(double a, double b)
    {
        double length = double.Hypot(a, b);
        return length == 0 ? (1, 0, 0) : (a / length, b / length, length);
    }

    /// <summary>The Euclidean length.</summary>
    private static double Length(ReadOnlySpan<double> x)
    {
        ReadOnlySpan<Vector<double>> wide = MemoryMarshal.Cast<double, Vector<double>>(x);
        Vector<double> even = Vector<double>.Zero, odd = Vector<double>.Zero;
        int i = 0;
        for (; i + 1 < wide.Length; i += 2)
        {
            even += wide[i] * wide[i];
            odd += wide[i + 1] * wide[i + 1];
        }
        if (i < wide.Length) even += wide[i] * wide[i];
        double sum = Vector.Sum(even + odd);
        for (int rest = wide.Length * Vector<double>.Count; rest < x.Length; rest++) sum += x[rest] * x[rest];
        return Math.Sqrt(sum);
    }

    /// <summary>tail = h + a tail; x += b tail; h = scale v + c h, in one pass.</summary>
    private static void Update(double[] tail, double[] h, double[] x, double[] v, double a, double b, double c, double scale)
    {
        int i = 0;
        for (; i <= x.Length - Vector<double>.Count; i += Vector<double>.Count)
        {
            var direction = new Vector<double>(h, i);
            Vector<double> next = direction + (new Vector<double>(tail, i) * a);
            next.CopyTo(tail, i);
            (new Vector<double>(x, i) + (next * b)).CopyTo(x, i);
            ((new Vector<double>(v, i) * scale) + (direction * c)).CopyTo(h, i);
        }
        for (; i < x.Length; i++)
        {
            tail[i] = h[i] + (a * tail[i]);
            x[i] += b * tail[i];
            h[i] = (scale * v[i]) + (c * h[i]);
        }
    }
}
