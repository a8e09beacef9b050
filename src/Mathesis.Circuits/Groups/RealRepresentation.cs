using Mathesis.Exact;

namespace Mathesis.Circuits;

/// <summary>A representation of a finite group by real orthogonal matrices: R(a) R(b) = R(a b).</summary>
public sealed class RealRepresentation
{
    private readonly double[] matrices;

    /// <summary>A representation of given matrices.</summary>
    /// <param name="name">What it is called: the partition of a representation of a symmetric group.</param>
    /// <param name="dimension">d, at least 1.</param>
    /// <param name="matrices">[order, d, d]; not copied.</param>
    public RealRepresentation(string name, int dimension, double[] matrices)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(dimension);
        if (matrices.Length % (dimension * dimension) != 0) throw new ArgumentException("the values are not whole matrices", nameof(matrices));
        Name = name;
        Dimension = dimension;
        this.matrices = matrices;
    }

    /// <summary>The orthogonal matrices D^(1/2) R(a) D^(-1/2) of an exact representation; each entry is the square root of a rational number.</summary>
    public static RealRepresentation Orthogonal(RationalRepresentation exact)
    {
        int d = exact.Dimension;
        var matrices = new double[exact.Order * d * d];
        for (int element = 0; element < exact.Order; element++)
        {
            for (int entry = 0; entry < d * d; entry++)
            {
                (int row, int column) = Math.DivRem(entry, d);
                Rational value = exact[element][row, column];
                matrices[element * d * d + entry] = value.Sign * Math.Sqrt((double)(value * value * exact.Form[row] / exact.Form[column]));
            }
        }
        return new RealRepresentation(exact.Name, d, matrices);
    }

    /// <summary>What it is called.</summary>
    public string Name { get; }

    /// <summary>d.</summary>
    public int Dimension { get; }

    /// <summary>The number of elements of the group.</summary>
    public int Order => matrices.Length / (Dimension * Dimension);

    /// <summary>The same under another name.</summary>
    public RealRepresentation Named(string name) => new(name, Dimension, matrices);

    /// <summary>The matrix of an element, [d, d].</summary>
    public ReadOnlySpan<double> this[int element] => matrices.AsSpan(element * Dimension * Dimension, Dimension * Dimension);

    /// <summary>The trace of an element's matrix.</summary>
    public double Character(int element)
    {
        double trace = 0;
        for (int i = 0; i < Dimension; i++) trace += this[element][i * Dimension + i];
        return trace;
    }

    /// <summary>
    /// How much of a function on the group lies in the span of the matrix entries: the squared norm of its projection,
    /// d / |G| times the squared Frobenius norm of sum_g f(g) R(g). The entries of different irreducible representations are
    /// orthogonal, so energies over all of them add up to |f|^2.
    /// </summary>
    /// <param name="function">[order].</param>
    public double Energy(ReadOnlySpan<double> function)
    {
        var sum = new double[Dimension * Dimension];
        for (int g = 0; g < Order; g++)
        {
            ReadOnlySpan<double> matrix = this[g];
            for (int i = 0; i < sum.Length; i++) sum[i] += function[g] * matrix[i];
        }
        return (double)Dimension / Order * sum.Sum(value => value * value);
    }
}
