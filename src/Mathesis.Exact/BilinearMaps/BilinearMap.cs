using System.Globalization;
using Mathesis.Core;

namespace Mathesis.Exact;

/// <summary>
/// A bilinear map: each output is a sum of signed products of a left and a right variable. The product of an n1 x n2 and an n2 x n3 matrix is one;
/// so are the products of structured square matrices and X X^T (Khoruzhii, Gelss, Pokutta, "Faster algorithms for structured matrix
/// multiplication via flip graph search", 2025). Two letters name the structures of the factors (<see cref="MatrixStructure"/>); the second is <c>t</c> for
/// X X^T, whose outputs are the upper triangle, as they are for <c>uu</c>. A <c>c</c> behind the size leaves the first and the last diagonal output empty.
/// </summary>
public sealed class BilinearMap
{
    /// <summary>The most rows or columns of a matrix.</summary>
    public const int LargestSize = 64;

    /// <summary>The operations on structured matrices that have names.</summary>
    private static readonly string[] operations =
        ["gg", "ug", "sg", "kg", "wg", "uu", "us", "uk", "uw", "ul", "ss", "sk", "sw", "kk", "ww", "gt", "ut", "st", "kt", "wt"];

    private readonly (int Row, int Column)[] outputs;

    private BilinearMap(string name, string operation, int n1, int n2, int n3, bool isCorner)
    {
        Name = name;
        Operation = operation;
        IsCorner = isCorner;
        (Rows, Inner, Columns) = (n1, n2, n3);
        Left = operation[0] == 'g' ? MatrixStructure.General(n1, n2) : MatrixStructure.Square(operation[0], n1);
        char second = operation[1] == 't' ? operation[0] : operation[1];
        Right = operation[1] == 't' ? Left : second == 'g' ? MatrixStructure.General(n2, n3) : MatrixStructure.Square(second, n2);
        bool isUpper = operation[1] == 't' || operation == "uu";
        outputs = [.. Enumerable.Range(0, n1).SelectMany(i => Enumerable.Range(isUpper ? i : 0, n3 - (isUpper ? i : 0)).Select(j => (i, j)))];
        Terms = [.. FindTerms()];
    }

    /// <summary>All names of operations: <c>gg</c> is the general product.</summary>
    public static IReadOnlyList<string> Operations => operations;

    /// <summary><c>3x4x5</c> for a product of general matrices, <c>kg-333</c> for one of structured matrices.</summary>
    public string Name { get; }

    /// <summary>The letters of the two factors.</summary>
    public string Operation { get; }

    /// <summary>Whether the corners of the diagonal of X X^T are left empty.</summary>
    public bool IsCorner { get; }

    /// <summary>The rows of the left matrix.</summary>
    public int Rows { get; }

    /// <summary>The columns of the left matrix and rows of the right one.</summary>
    public int Inner { get; }

    /// <summary>The columns of the right matrix.</summary>
    public int Columns { get; }

    /// <summary>The left matrix.</summary>
    public MatrixStructure Left { get; }

    /// <summary>The right matrix; for X X^T the matrix X, which is transposed.</summary>
    public MatrixStructure Right { get; }

    /// <summary>The number of outputs.</summary>
    public int OutputCount => outputs.Length;

    /// <summary>The row and the column of each output, from 0.</summary>
    public IReadOnlyList<(int Row, int Column)> Outputs => outputs;

    /// <summary>The tensor's entries, each once, in the order of output, then of the summation index.</summary>
    public IReadOnlyList<BilinearTerm> Terms { get; }

    /// <summary>Whether both matrices are general: the product of matrices.</summary>
    public bool IsMatrixProduct => Operation == "gg";

    /// <summary>Whether the right factor is the left one transposed.</summary>
    public bool IsTransposed => Operation[1] == 't';

    /// <summary>The product of an n1 x n2 and an n2 x n3 matrix.</summary>
    /// <exception cref="InputError">A size is not between 1 and <see cref="LargestSize"/>.</exception>
    public static BilinearMap MatrixProduct(int n1, int n2, int n3)
    {
        foreach (int size in (int[])[n1, n2, n3])
            if (size is < 1 or > LargestSize) throw new InputError($"{size} is no size of a matrix", expected: $"expected 1 to {LargestSize}");
        return new BilinearMap(string.Create(CultureInfo.InvariantCulture, $"{n1}x{n2}x{n3}"), "gg", n1, n2, n3, false);
    }

    /// <summary>A product of structured n x n matrices.</summary>
    /// <param name="operation">Two letters, see <see cref="Operations"/>.</param>
    /// <param name="size">n, 1 to 9.</param>
    /// <param name="isCorner">Whether the first and last diagonal output of X X^T are left empty.</param>
    /// <exception cref="InputError">There is no such operation or size.</exception>
    public static BilinearMap Structured(string operation, int size, bool isCorner = false)
    {
        if (!operations.Contains(operation)) throw Suggestions.Unknown("operation", operation, operations);
        if (size is < 1 or > 9) throw new InputError(string.Create(CultureInfo.InvariantCulture, $"{size} is no size of a structured matrix"), expected: "expected 1 to 9");
        if (isCorner && operation[1] != 't') throw new InputError($"'{operation}' has no corners to leave out", expected: "expected gt, ut, st, kt or wt");
        if (operation == "gg") return MatrixProduct(size, size, size);
        string n = size.ToString(CultureInfo.InvariantCulture);
        return new BilinearMap($"{operation}-{n}{n}{n}{(isCorner ? "c" : "")}", operation, size, size, size, isCorner);
    }

    /// <summary>The map of a name: <c>4x5x6</c>, <c>456</c>, <c>kg-333</c>, <c>gt-444c</c>.</summary>
    /// <exception cref="InputError">The name is none of these.</exception>
    public static BilinearMap Parse(string name)
    {
        string[] parts = name.Split('x');
        if (parts.Length == 1 && name.Length == 3 && name.All(char.IsAsciiDigit)) parts = [name[..1], name[1..2], name[2..]];
        if (parts.Length == 3 && parts.All(part => part.Length is > 0 and < 4 && part.All(char.IsAsciiDigit)))
            return MatrixProduct(Number(parts[0]), Number(parts[1]), Number(parts[2]));
        int dash = name.IndexOf('-', StringComparison.Ordinal);
        string size = dash == 2 ? name[3..] : "";
        bool isCorner = size.EndsWith('c');
        if (isCorner) size = size[..^1];
        if (size.Length == 3 && char.IsAsciiDigit(size[0]) && size[1] == size[0] && size[2] == size[0]) return Structured(name[..2], size[0] - '0', isCorner);
        throw new InputError($"'{name}' names no product of matrices", expected: "expected sizes such as 3x4x5, or structures such as kg-333");
    }

    /// <summary>The left variable in text: <c>a12</c> stands in row 1, column 2; sizes above 9 write <c>a1_12</c>.</summary>
    public string LeftName(int variable) => Label('a', Left.Places[variable]);

    /// <summary>The right variable in text.</summary>
    public string RightName(int variable) => Label('b', Right.Places[variable]);

    /// <summary>The output in text.</summary>
    public string OutputName(int output) => Label('c', outputs[output]);

    /// <inheritdoc/>
    public override string ToString() => Name;

    private string Label(char letter, (int Row, int Column) place)
    {
        string separator = Rows > 9 || Inner > 9 || Columns > 9 ? "_" : "";
        return string.Create(CultureInfo.InvariantCulture, $"{letter}{place.Row + 1}{separator}{place.Column + 1}");
    }

    private IEnumerable<BilinearTerm> FindTerms()
    {
        for (int output = 0; output < outputs.Length; output++)
        {
            (int i, int j) = outputs[output];
            if (IsCorner && i == j && (i == 0 || i == Rows - 1)) continue;
            var sums = new SortedDictionary<(int, int), int>();
            for (int k = 0; k < Inner; k++)
            {
                (int left, int leftSign) = Left.At(i, k);
                (int right, int rightSign) = IsTransposed ? Right.At(j, k) : Right.At(k, j);
                if (leftSign * rightSign != 0) sums[(left, right)] = sums.GetValueOrDefault((left, right)) + (leftSign * rightSign);
            }
            foreach (((int left, int right), int sign) in sums)
                if (sign != 0) yield return new BilinearTerm(left, right, output, sign);
        }
    }

    private static int Number(string digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
}
