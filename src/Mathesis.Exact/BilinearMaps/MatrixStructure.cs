using Mathesis.Core;

namespace Mathesis.Exact;

/// <summary>
/// How the entries of an n1 x n2 matrix depend on free variables. Letters: <c>g</c> general, <c>u</c> upper and <c>l</c> lower triangular, <c>s</c> symmetric,
/// <c>k</c> skew-symmetric, <c>w</c> skew-symmetric with a free diagonal (as blocks on the diagonal of a skew-symmetric matrix are). Variables
/// are counted row after row through the upper triangle; those of <c>l</c> column after column through the lower one.
/// </summary>
public sealed class MatrixStructure
{
    private readonly int[] variables;
    private readonly int[] signs;
    private readonly (int Row, int Column)[] places;

    private MatrixStructure(char letter, int rows, int columns)
    {
        Letter = letter;
        Rows = rows;
        Columns = columns;
        variables = new int[rows * columns];
        signs = new int[rows * columns];
        var found = new List<(int, int)>();
        for (int i = 0; i < rows; i++)
        {
            for (int j = letter == 'g' ? 0 : i; j < columns; j++)
            {
                if (letter == 'k' && i == j) continue;
                (int row, int column) = letter == 'l' ? (j, i) : (i, j);
                Set(row, column, found.Count, 1);
                if (i != j && letter is 's' or 'k' or 'w') Set(j, i, found.Count, letter == 's' || i == j ? 1 : -1);
                found.Add((row, column));
            }
        }
        places = [.. found];
    }

    /// <summary>The letters of all structures.</summary>
    public static string Letters => "gulskw";

    /// <summary>The letter.</summary>
    public char Letter { get; }

    /// <summary>The number of rows.</summary>
    public int Rows { get; }

    /// <summary>The number of columns; structures but <c>g</c> are square.</summary>
    public int Columns { get; }

    /// <summary>The number of free variables.</summary>
    public int Count => places.Length;

    /// <summary>Where each variable stands with sign +, rows and columns from 0.</summary>
    public IReadOnlyList<(int Row, int Column)> Places => places;

    /// <summary>An n x n matrix of a structure.</summary>
    /// <exception cref="InputError">There is no such structure.</exception>
    public static MatrixStructure Square(char letter, int size) => Letters.Contains(letter)
        ? new MatrixStructure(letter, size, size)
        : throw new InputError($"unknown structure '{letter}'", expected: "expected g, u, l, s, k or w");

    /// <summary>A matrix of free entries.</summary>
    public static MatrixStructure General(int rows, int columns) => new('g', rows, columns);

    /// <summary>The variable at a place, and its sign: 0 where the matrix is zero.</summary>
    public (int Variable, int Sign) At(int row, int column) => (variables[(row * Columns) + column], signs[(row * Columns) + column]);

    /// <summary>Whether a variable stands on the diagonal.</summary>
    public bool IsDiagonal(int variable) => places[variable].Row == places[variable].Column;

    private void Set(int row, int column, int variable, int sign)
    {
        variables[(row * Columns) + column] = variable;
        signs[(row * Columns) + column] = sign;
    }
}
