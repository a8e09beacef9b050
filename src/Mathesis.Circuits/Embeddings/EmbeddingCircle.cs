using Mathesis.Numerics;

namespace Mathesis.Circuits;

/// <summary>
/// The circle on which an embedding places residues at one frequency: the plane that the frequency's cosine and sine span in
/// the embedding space, and where each residue lies in it.
/// </summary>
public sealed class EmbeddingCircle
{
    private EmbeddingCircle(int frequency, (double X, double Y)[] points, double roundness, double purity)
    {
        Frequency = frequency;
        Points = points;
        Roundness = roundness;
        Purity = purity;
    }

    /// <summary>k.</summary>
    public int Frequency { get; }

    /// <summary>Each residue's coordinates along the orthonormal axes nearest to the cosine's and the sine's directions.</summary>
    public IReadOnlyList<(double X, double Y)> Points { get; }

    /// <summary>
    /// The ratio of the shorter to the longer semi-axis of the ellipse that the frequency alone draws: 1 for a circle, 0 for a
    /// line.
    /// </summary>
    public double Roundness { get; }

    /// <summary>The share of the points' variance that belongs to this frequency, in [0, 1]: 1 when nothing else moves them.</summary>
    public double Purity { get; }

    /// <summary>The circle of one frequency.</summary>
    /// <param name="embedding">[<paramref name="size"/>, width], the embedding of residues.</param>
    /// <param name="size">n, at least 3.</param>
    /// <param name="frequency">k, from 1, less than n / 2.</param>
    public static EmbeddingCircle Of(ReadOnlySpan<double> embedding, int size, int frequency)
    {
        var basis = new FourierBasis(size);
        int width = embedding.Length / size;
        int[] rows = basis.RowsOf(frequency);
        if (rows.Length < 2) throw new ArgumentOutOfRangeException(nameof(frequency), frequency, "the frequency n / 2 has no sine, so no circle");

        var directions = new double[2 * width];
        MatrixProduct.Multiply(2, width, size, basis.Rows.Slice(rows[0] * size, 2 * size), size, 1, embedding, width, 1, directions.AsSpan(), width);
        (double cc, double cs, double ss) = (0, 0, 0);
        for (int i = 0; i < width; i++)
        {
            cc += directions[i] * directions[i];
            cs += directions[i] * directions[width + i];
            ss += directions[width + i] * directions[width + i];
        }
        double root = Math.Sqrt(Math.Max(0, cc * ss - cs * cs));
        double spread = Math.Sqrt((cc - ss) * (cc - ss) / 4 + cs * cs), longest = (cc + ss) / 2 + spread;
        double roundness = longest > 0 ? root / longest : 0;
        // Directions that are parallel to the last bits span no plane.
        if (roundness < 1e-12) return new EmbeddingCircle(frequency, new (double, double)[size], 0, 0);

        // The nearest orthonormal frame is G^(-1/2) times the two directions, G their Gram matrix; for 2 x 2,
        // G^(1/2) = (G + sqrt(det G)) / sqrt(trace G + 2 sqrt(det G)) and its determinant is sqrt(det G).
        double scale = Math.Sqrt(cc + ss + 2 * root);
        (double a, double b, double d) = ((ss + root) / (scale * root), -cs / (scale * root), (cc + root) / (scale * root));
        var points = new (double X, double Y)[size];
        double variation = 0;
        (double meanX, double meanY) = (0, 0);
        for (int residue = 0; residue < size; residue++)
        {
            (double alongCosine, double alongSine) = (0, 0);
            for (int i = 0; i < width; i++)
            {
                double value = embedding[residue * width + i];
                alongCosine += value * directions[i];
                alongSine += value * directions[width + i];
            }
            points[residue] = (a * alongCosine + b * alongSine, b * alongCosine + d * alongSine);
            meanX += points[residue].X / size;
            meanY += points[residue].Y / size;
        }
        foreach ((double x, double y) in points) variation += (x - meanX) * (x - meanX) + (y - meanY) * (y - meanY);
        return new EmbeddingCircle(frequency, points, roundness, (cc + ss) / variation);
    }
}
