using Mathesis.Numerics;

namespace Mathesis.Circuits;

/// <summary>How much of a matrix varies over its rows, seen as residues modulo n, at each frequency.</summary>
public sealed class FourierSpectrum
{
    private readonly double[] components;
    private readonly double[] frequencies;

    private FourierSpectrum(FourierBasis basis, double[] components)
    {
        this.components = components;
        frequencies = [.. Enumerable.Range(1, basis.Frequencies).Select(k => Math.Sqrt(basis.RowsOf(k).Sum(row => components[row] * components[row])))];
    }

    /// <summary>The norm of each row of F M, F the Fourier basis: length n, the constant first.</summary>
    public ReadOnlySpan<double> ComponentNorms => components;

    /// <summary>
    /// The norm of each frequency, sqrt(|cosine's row|^2 + |sine's row|^2): length n / 2, frequency k at index k - 1.
    /// </summary>
    public ReadOnlySpan<double> FrequencyNorms => frequencies;

    /// <summary>
    /// The Gini coefficient of the components' norms, the constant left out (paper 105's measure of sparsity in the Fourier
    /// basis).
    /// </summary>
    public double Gini => Concentration.Gini(components.AsSpan(1));

    /// <summary>The inverse participation ratio of the components' norms, the constant left out.</summary>
    public double InverseParticipationRatio => Concentration.InverseParticipationRatio(components.AsSpan(1));

    /// <summary>The spectrum of a matrix along its rows.</summary>
    /// <param name="matrix">M, [<paramref name="size"/>, columns]: an embedding without the row of "=", a read-out map.</param>
    /// <param name="size">n, at least 2.</param>
    public static FourierSpectrum OfRows(ReadOnlySpan<double> matrix, int size)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 2);
        var basis = new FourierBasis(size);
        int columns = matrix.Length / size;
        double[] transformed = basis.Transform(matrix, columns);
        var norms = new double[size];
        for (int row = 0; row < size; row++)
        {
            double sum = 0;
            foreach (double value in transformed.AsSpan(row * columns, columns)) sum += value * value;
            norms[row] = Math.Sqrt(sum);
        }
        return new FourierSpectrum(basis, norms);
    }
}
