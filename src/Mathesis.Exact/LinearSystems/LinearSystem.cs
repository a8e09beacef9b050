namespace Mathesis.Exact;

/// <summary>A system of linear equations A x = b over the rational numbers, with named unknowns.</summary>
public sealed class LinearSystem
{
    private readonly Rational[] rightSides;
    private readonly int[]? lines;

    /// <summary>The system A x = b.</summary>
    /// <param name="coefficients">A, an equation a row.</param>
    /// <param name="rightSides">b, one for each row; null stands for zeros.</param>
    /// <param name="unknowns">The unknowns' names, one for each column; null stands for <c>x1</c>, <c>x2</c> and so on.</param>
    /// <param name="lines">The line of the file on which each equation stands, if known.</param>
    /// <exception cref="ArgumentException">The numbers of rows or columns do not fit.</exception>
    public LinearSystem(SparseMatrix<Rational> coefficients, Rational[]? rightSides = null, IReadOnlyList<string>? unknowns = null, int[]? lines = null)
    {
        if (rightSides is not null && rightSides.Length != coefficients.Rows)
            throw new ArgumentException($"{coefficients.Rows} equations have {rightSides.Length} right-hand sides", nameof(rightSides));
        if (unknowns is not null && unknowns.Count != coefficients.Columns)
            throw new ArgumentException($"{coefficients.Columns} unknowns have {unknowns.Count} names", nameof(unknowns));
        if (lines is not null && lines.Length != coefficients.Rows)
            throw new ArgumentException($"{coefficients.Rows} equations stand on {lines.Length} lines", nameof(lines));
        Coefficients = coefficients;
        this.rightSides = rightSides ?? [];
        this.lines = lines;
        Unknowns = unknowns ?? new NumberedNames("x", coefficients.Columns);
        IsHomogeneous = this.rightSides.All(value => value.IsZero);
    }

    /// <summary>A: an equation a row, an unknown a column.</summary>
    public SparseMatrix<Rational> Coefficients { get; }

    /// <summary>The unknowns' names, one for each column.</summary>
    public IReadOnlyList<string> Unknowns { get; }

    /// <summary>What errors call the file that the system comes from, or null.</summary>
    public string? Source { get; init; }

    /// <summary>The number of equations.</summary>
    public int Equations => Coefficients.Rows;

    /// <summary>Whether all right-hand sides are 0.</summary>
    public bool IsHomogeneous { get; }

    /// <summary>The right-hand side of an equation.</summary>
    public Rational RightSide(int equation) => rightSides.Length == 0 ? Rational.Zero : rightSides[equation];

    /// <summary>Where an equation stands, for errors: <c>file:line</c>, or the row when the format does not keep rows on lines.</summary>
    public string Place(int equation) => (Source, Line(equation)) switch
    {
        (null, 0) => FormattableString.Invariant($"row {equation + 1}"),
        (null, int line) => FormattableString.Invariant($"line {line}"),
        (string source, 0) => FormattableString.Invariant($"{source}, row {equation + 1}"),
        (string source, int line) => FormattableString.Invariant($"{source}:{line}"),
    };

    /// <summary>The line of the file on which an equation stands, from 1; 0 when unknown.</summary>
    public int Line(int equation) => lines is null ? 0 : lines[equation];

    /// <summary>The same coefficients with the last column as the right-hand sides: A = [A' | b].</summary>
    /// <exception cref="InvalidOperationException">There is no column.</exception>
    public LinearSystem WithLastColumnAsRightSide()
    {
        if (Coefficients.Columns == 0) throw new InvalidOperationException("there is no last column");
        int last = Coefficients.Columns - 1;
        var builder = new SparseMatrixBuilder<Rational>(last);
        var sides = new Rational[Equations];
        for (int row = 0; row < Equations; row++)
        {
            ReadOnlySpan<int> columns = Coefficients.RowColumns(row);
            ReadOnlySpan<Rational> values = Coefficients.RowValues(row);
            for (int i = 0; i < columns.Length; i++)
            {
                if (columns[i] == last) sides[row] = values[i];
                else builder.Add(columns[i], values[i]);
            }
            builder.EndRow();
        }
        IReadOnlyList<string> names = Unknowns is NumberedNames ? new NumberedNames("x", last) : [.. Unknowns.Take(last)];
        return new LinearSystem(builder.Build(), sides, names, lines) { Source = Source };
    }

    /// <summary>The matrix [A | b] as a system without right-hand sides; its last unknown is called <c>1</c>.</summary>
    public LinearSystem Augmented()
    {
        int unknowns = Unknowns.Count;
        var builder = new SparseMatrixBuilder<Rational>(unknowns + 1);
        for (int row = 0; row < Equations; row++)
        {
            ReadOnlySpan<int> columns = Coefficients.RowColumns(row);
            for (int i = 0; i < columns.Length; i++) builder.Add(columns[i], Coefficients.RowValues(row)[i]);
            if (!RightSide(row).IsZero) builder.Add(unknowns, RightSide(row));
            builder.EndRow();
        }
        return new LinearSystem(builder.Build(), unknowns: [.. Unknowns, "1"], lines: lines) { Source = Source };
    }

    /// <summary>The system with all right-hand sides 0.</summary>
    public LinearSystem Homogeneous() => IsHomogeneous ? this : new LinearSystem(Coefficients, unknowns: Unknowns, lines: lines) { Source = Source };
}
