namespace Mathesis.Exact;

/// <summary>How a file writes a linear system or a matrix.</summary>
public enum SystemFormat
{
    /// <summary>Equations with named unknowns, see <see cref="EquationReader"/>.</summary>
    Equations,

    /// <summary>Rows of numbers, separated by commas, semicolons, tabs or blanks.</summary>
    Csv,

    /// <summary>The sparse format SMS: <c>rows columns M</c>, lines <c>i j value</c>, and <c>0 0 0</c> as the last.</summary>
    Sms,

    /// <summary>MatrixMarket, coordinate or array.</summary>
    MatrixMarket,
}
