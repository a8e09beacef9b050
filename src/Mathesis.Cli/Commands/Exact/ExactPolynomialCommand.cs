using Mathesis.Exact;

namespace Mathesis.Cli;

/// <summary><c>mathesis exact charpoly</c> and <c>minpoly-of-matrix</c>.</summary>
internal sealed class ExactPolynomialCommand : ExactMatrixCommand
{
    private readonly bool isMinimal;

    private ExactPolynomialCommand(Services services, bool isMinimal, string name, string description, params string[] examples)
        : base(services, name, description, examples) => this.isMinimal = isMinimal;

    /// <summary>det(x I - A).</summary>
    public static ExactPolynomialCommand Characteristic(Services services) => new(
        services, isMinimal: false, "charpoly", "The characteristic polynomial det(x I - A) of a square matrix, constant coefficient first",
        "mathesis exact charpoly matrix.csv", "mathesis exact charpoly matrix.csv --json");

    /// <summary>The monic polynomial of least degree that annihilates the matrix.</summary>
    public static ExactPolynomialCommand Minimal(Services services) => new(
        services, isMinimal: true, "minpoly-of-matrix", "The minimal polynomial of a square matrix, constant coefficient first",
        "mathesis exact minpoly-of-matrix matrix.csv");

    /// <inheritdoc/>
    protected override void Run(LinearSystem system, ulong prime, SolverOptions options, bool asJson)
    {
        Matrix<Rational> matrix = DenseMatrix.Square(system, isMinimal ? "the minimal polynomial" : "the characteristic polynomial");
        string[] coefficients = prime == 0
            ? OverRationals(matrix, options.Threads)
            : [.. ResidueAlgebra.Polynomial(system, prime, options.Threads, isMinimal).Select(residue => ((Integer)residue).ToString())];
        if (asJson && isMinimal) Services.WriteJson(new MinimalPolynomialOutput(coefficients), OutputJson.Readable.MinimalPolynomialOutput);
        else if (asJson) Services.WriteJson(new CharacteristicPolynomialOutput(coefficients), OutputJson.Readable.CharacteristicPolynomialOutput);
        else foreach (string coefficient in coefficients) Services.Output.WriteLine(coefficient);
    }

    private string[] OverRationals(Matrix<Rational> matrix, int threads)
    {
        (Matrix<Integer> integers, Integer denominator) = DenseMatrix.ClearDenominators(matrix);
        Integer[] coefficients = isMinimal ? IntegerMinimalPolynomial.Compute(integers, threads) : IntegerCharacteristicPolynomial.Compute(integers, threads);
        // The roots of the matrix times d are d times as large.
        return [.. coefficients.Select((coefficient, k) => new Rational(coefficient, Integer.Pow(denominator, coefficients.Length - 1 - k)).ToString())];
    }
}
