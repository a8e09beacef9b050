using Mathesis.Numerics;

namespace Mathesis.Circuits;

/// <summary>The directions along which activations vary most (principal component analysis), by the eigenvectors of their covariance.</summary>
public sealed class PrincipalComponents
{
    private readonly SymmetricEigen eigen;
    private readonly double[] mean;
    private readonly double total;

    private PrincipalComponents(SymmetricEigen eigen, double[] mean, double total)
    {
        this.eigen = eigen;
        this.mean = mean;
        this.total = total;
    }

    /// <summary>Features a row.</summary>
    public int Width => mean.Length;

    /// <summary>The mean row.</summary>
    public ReadOnlySpan<double> Mean => mean;

    /// <summary>The variance along each component, the largest first (divided by the number of rows).</summary>
    public ReadOnlySpan<double> Variances => eigen.Values;

    /// <summary>Finds the components of some rows.</summary>
    /// <param name="rows">Activations, [rows, width], at least one row.</param>
    /// <param name="width">Features a row.</param>
    public static PrincipalComponents Of(ReadOnlySpan<double> rows, int width)
    {
        int count = rows.Length / width;
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count, nameof(rows));
        var mean = new double[width];
        for (int row = 0; row < count; row++)
            for (int i = 0; i < width; i++) mean[i] += rows[row * width + i] / count;
        var centred = new double[rows.Length];
        for (int i = 0; i < centred.Length; i++) centred[i] = rows[i] - mean[i % width];
        var covariance = new double[width * width];
        MatrixProduct.Multiply<double>(width, width, count, centred, 1, width, centred, width, 1, covariance, width);
        double total = 0;
        for (int i = 0; i < covariance.Length; i++) covariance[i] /= count;
        for (int i = 0; i < width; i++) total += covariance[i * width + i];
        return new PrincipalComponents(SymmetricEigen.Decompose(covariance, width), mean, total);
    }

    /// <summary>A component: a direction of length 1.</summary>
    /// <param name="index">Its index, 0 for that of the largest variance.</param>
    public ReadOnlySpan<double> Direction(int index) => eigen.Vector(index);

    /// <summary>The share of all variance along the first components, in [0, 1].</summary>
    /// <param name="count">How many components.</param>
    public double Explained(int count)
    {
        double sum = 0;
        foreach (double variance in eigen.Values[..count]) sum += variance;
        return total > 0 ? sum / total : 0;
    }

    /// <summary>How many components a share of the variance needs.</summary>
    /// <param name="share">The share, in (0, 1].</param>
    public int CountFor(double share)
    {
        int count = 1;
        while (count < Width && Explained(count) < share) count++;
        return count;
    }

    /// <summary>The coordinates of rows along the first components, [rows, count].</summary>
    /// <param name="rows">[rows, width].</param>
    /// <param name="count">How many components.</param>
    public double[] Project(ReadOnlySpan<double> rows, int count)
    {
        var coordinates = new double[rows.Length / Width * count];
        for (int row = 0; row < rows.Length / Width; row++)
        {
            for (int c = 0; c < count; c++)
            {
                ReadOnlySpan<double> direction = Direction(c);
                for (int i = 0; i < Width; i++) coordinates[row * count + c] += (rows[row * Width + i] - mean[i]) * direction[i];
            }
        }
        return coordinates;
    }
}
