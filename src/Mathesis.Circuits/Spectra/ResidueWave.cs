using Mathesis.Numerics;

namespace Mathesis.Circuits;

/// <summary>
/// The wave in a function on residues modulo n: its strongest frequency k, with f(a) near l cos(t + 2 pi k a / n), and how
/// concentrated the function is on it.
/// </summary>
/// <param name="Frequency">k, from 1.</param>
/// <param name="Phase">t, in (-pi, pi].</param>
/// <param name="Share">The share of the function's energy, its constant included, at that frequency.</param>
/// <param name="Participation">
/// The inverse participation ratio sum (m_k / |m|)^4 of the magnitudes m of the one-sided discrete Fourier transform, constant
/// included: near 1 when one frequency stands alone (paper 1, section 3).
/// </param>
public readonly record struct ResidueWave(int Frequency, double Phase, double Share, double Participation)
{
    /// <summary>The waves of several functions.</summary>
    /// <param name="rows">[functions, n].</param>
    /// <param name="size">n, at least 3.</param>
    public static ResidueWave[] OfRows(ReadOnlySpan<double> rows, int size)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 3);
        int count = rows.Length / size;
        var basis = new FourierBasis(size);
        var coefficients = new double[rows.Length];
        MatrixProduct.Multiply<double>(count, size, size, rows, size, 1, basis.Rows, 1, size, coefficients, size);
        var waves = new ResidueWave[count];
        for (int row = 0; row < count; row++) waves[row] = Of(coefficients.AsSpan(row * size, size), basis);
        return waves;
    }

    private static ResidueWave Of(ReadOnlySpan<double> coefficients, FourierBasis basis)
    {
        // |rfft| is sqrt(n) times the constant's coefficient, sqrt(n / 2) times the norm of the others' (for n / 2: sqrt(n) again).
        Span<double> magnitudes = stackalloc double[basis.Frequencies + 1];
        magnitudes[0] = Math.Sqrt(2) * Math.Abs(coefficients[0]);
        double energy = coefficients[0] * coefficients[0], best = -1;
        int frequency = 1;
        for (int k = 1; k <= basis.Frequencies; k++)
        {
            double squares = 0;
            foreach (int row in basis.RowsOf(k)) squares += coefficients[row] * coefficients[row];
            energy += squares;
            magnitudes[k] = Math.Sqrt((2 * k == basis.Size ? 2 : 1) * squares);
            if (squares <= best) continue;
            (best, frequency) = (squares, k);
        }
        int cosine = basis.CosineRow(frequency);
        double sine = basis.RowsOf(frequency).Length == 2 ? coefficients[cosine + 1] : 0;
        return new ResidueWave(
            frequency, Math.Atan2(-sine, coefficients[cosine]), energy > 0 ? best / energy : 0, Concentration.InverseParticipationRatio(magnitudes));
    }
}
