using Mathesis.Exact;

namespace Mathesis.Cli;

/// <summary><c>mathesis exact det</c>.</summary>
internal sealed class ExactDeterminantCommand(Services services) : ExactMatrixCommand(
    services, "det", "The determinant of a square matrix", "mathesis exact det matrix.csv", "mathesis exact det matrix.csv --over 101 --json")
{
    /// <inheritdoc/>
    protected override void Run(LinearSystem system, ulong prime, SolverOptions options, bool asJson)
    {
        Matrix<Rational> matrix = DenseMatrix.Square(system, "the determinant");
        Rational determinant = prime == 0 ? OverRationals(matrix, options.Threads) : (Integer)ResidueAlgebra.Determinant(system, prime, options.Threads);
        if (asJson) Services.WriteJson(new DeterminantOutput(determinant.ToString()), OutputJson.Readable.DeterminantOutput);
        else Services.Output.WriteLine(determinant);
    }

    private static Rational OverRationals(Matrix<Rational> matrix, int threads)
    {
        // Row by row: the product of the rows' denominators stays smaller than a power of their common one.
        var cleared = new Matrix<Integer>(matrix.Rows, matrix.Columns);
        Integer denominators = Integer.One;
        for (int row = 0; row < matrix.Rows; row++)
        {
            (Matrix<Integer> integers, Integer denominator) = DenseMatrix.ClearDenominators(new Matrix<Rational>(1, matrix.Columns, matrix.Row(row).ToArray()));
            integers.Row(0).CopyTo(cleared.Row(row));
            denominators *= denominator;
        }
        return new Rational(IntegerDeterminant.Compute(cleared, threads), denominators);
    }
}
