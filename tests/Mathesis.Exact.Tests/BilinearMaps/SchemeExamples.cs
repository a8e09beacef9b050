using System.Runtime.CompilerServices;
using Mathesis.Core;

namespace Mathesis.Exact.Tests;

internal static class SchemeExamples
{
    public static string Folder { get; } = Path.Combine(Here(), "Files");

    /// <summary>Strassen's scheme of 1969.</summary>
    public static BilinearScheme Strassen { get; } = new(
        BilinearMap.MatrixProduct(2, 2, 2), SchemeRing.ZT,
        new LinearForms(4, [1, 0, 0, 1, 0, 0, 1, 1, 1, 0, 0, 0, 0, 0, 0, 1, 1, 1, 0, 0, -1, 0, 1, 0, 0, 1, 0, -1]),
        new LinearForms(4, [1, 0, 0, 1, 1, 0, 0, 0, 0, 1, 0, -1, -1, 0, 1, 0, 0, 0, 0, 1, 1, 1, 0, 0, 0, 0, 1, 1]),
        new LinearForms(4, [1, 0, 0, 1, 0, 0, 1, -1, 0, 1, 0, 1, 1, 0, 1, 0, -1, 1, 0, 0, 0, 0, 0, 1, 1, 0, 0, 0]));

    public static string PathOf(string name) => Path.Combine(Folder, name);

    /// <summary>A matrix with random entries of a structure, and the values of its variables.</summary>
    public static (Integer[,] Matrix, Integer[] Variables) Random(MatrixStructure structure, RandomStream random)
    {
        Integer[] variables = [.. Enumerable.Range(0, structure.Count).Select(_ => (Integer)random.NextInRange(-1000, 1000))];
        var matrix = new Integer[structure.Rows, structure.Columns];
        for (int i = 0; i < structure.Rows; i++)
        {
            for (int j = 0; j < structure.Columns; j++)
            {
                (int variable, int sign) = structure.At(i, j);
                matrix[i, j] = sign == 0 ? Integer.Zero : sign * variables[variable];
            }
        }
        return (matrix, variables);
    }

    /// <summary>Multiplies random matrices by a scheme and by the definition: an oracle that knows nothing of tensors.</summary>
    public static bool Multiplies(BilinearScheme scheme, ulong seed)
    {
        BilinearMap map = scheme.Map;
        var random = new RandomStream("tests/schemes", seed);
        (Integer[,] a, Integer[] left) = Random(map.Left, random);
        (Integer[,] b, Integer[] right) = map.IsTransposed ? (Transpose(a), left) : Random(map.Right, random);
        Rational[] products = [.. Enumerable.Range(0, scheme.Rank).Select(q => Value(scheme.Left, q, left) * Value(scheme.Right, q, right))];
        for (int c = 0; c < map.OutputCount; c++)
        {
            (int i, int j) = map.Outputs[c];
            Integer expected = Integer.Zero;
            bool isEmpty = map.IsCorner && i == j && (i == 0 || i == map.Rows - 1);
            for (int k = 0; k < map.Inner && !isEmpty; k++) expected += a[i, k] * b[k, j];
            Rational sum = 0;
            for (int q = 0; q < scheme.Rank; q++)
            {
                (int numerator, int denominator) = scheme.Output.Coefficient(q, c);
                sum += products[q] * new Rational(numerator, denominator);
            }
            Rational difference = sum - expected;
            int p = scheme.Ring.Characteristic();
            if (p == 0 ? !difference.IsZero : !(difference.Numerator % p).IsZero) return false;
        }
        return true;
    }

    private static Rational Value(LinearForms forms, int form, Integer[] variables)
    {
        Rational sum = 0;
        for (int i = 0; i < variables.Length; i++)
        {
            (int numerator, int denominator) = forms.Coefficient(form, i);
            sum += new Rational(numerator, denominator) * variables[i];
        }
        return sum;
    }

    private static Integer[,] Transpose(Integer[,] matrix)
    {
        var transposed = new Integer[matrix.GetLength(1), matrix.GetLength(0)];
        for (int i = 0; i < matrix.GetLength(0); i++)
            for (int j = 0; j < matrix.GetLength(1); j++) transposed[j, i] = matrix[i, j];
        return transposed;
    }

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
