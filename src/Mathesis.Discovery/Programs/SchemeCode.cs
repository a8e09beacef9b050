using System.Globalization;
using System.Text;
using Mathesis.Exact;

namespace Mathesis.Discovery;

/// <summary>Writes C# that multiplies: a generic method over any type of numbers, straight-line, with shared sums.</summary>
public static class SchemeCode
{
    /// <summary>A file with one class and one method <c>Multiply&lt;T&gt;(a, b, c)</c>; matrices are spans of their entries row after row.</summary>
    /// <param name="program">The program; of characteristic 0 and a product of general matrices.</param>
    /// <param name="className">The class's name.</param>
    public static string CSharp(SchemeProgram program, string className)
    {
        BilinearScheme scheme = program.Scheme;
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $$"""
            using System.Numerics;

            /// <summary>The product of a {{scheme.Map.Rows}} x {{scheme.Map.Inner}} and a {{scheme.Map.Inner}} x {{scheme.Map.Columns}} matrix with {{scheme.Rank}} multiplications and {{program.Additions}} additions.</summary>
            public static class {{className}}
            {
                /// <summary>C = A B. Entries row after row; T may itself be a type of square matrices, since no product is commuted.</summary>
                public static void Multiply<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> c)
                    where T : IAdditionOperators<T, T, T>, ISubtractionOperators<T, T, T>, IUnaryNegationOperators<T, T>, IMultiplyOperators<T, T, T>
                {

            """);
        Body(text, program.Left, "s", i => $"a[{i}]");
        Body(text, program.Right, "t", i => $"b[{i}]");
        for (int q = 0; q < scheme.Rank; q++)
            text.Append(CultureInfo.InvariantCulture, $"        T m{q} = ({Sum(program.Left.Forms[q], Name(program.Left, "s", i => $"a[{i}]"))}) * ({Sum(program.Right.Forms[q], Name(program.Right, "t", i => $"b[{i}]"))});\n");
        Body(text, program.Output, "r", i => $"m{i}");
        for (int c = 0; c < scheme.Map.OutputCount; c++)
            text.Append(CultureInfo.InvariantCulture, $"        c[{c}] = {Sum(program.Output.Forms[c], Name(program.Output, "r", i => $"m{i}"))};\n");
        return text.Append("    }\n}\n").ToString();
    }

    /// <summary>Whether the code can be written: coefficients are 1 and -1 alone, so that T needs no fractions.</summary>
    public static bool CanWrite(SchemeProgram program) =>
        ((LinearProgram[])[program.Left, program.Right, program.Output]).All(part => part.Steps.All(step => step.Coefficient.IsUnit) && part.Forms.All(form => form.All(term => term.Coefficient.IsUnit)));

    private static void Body(StringBuilder text, LinearProgram program, string made, Func<int, string> inputName)
    {
        Func<int, string> name = Name(program, made, inputName);
        for (int i = 0; i < program.Steps.Count; i++)
        {
            LinearStep step = program.Steps[i];
            text.Append(CultureInfo.InvariantCulture, $"        T {made}{i} = {Sum([(step.First, Coefficient.One), (step.Second, step.Coefficient)], name)};\n");
        }
    }

    private static Func<int, string> Name(LinearProgram program, string made, Func<int, string> inputName) =>
        i => i < program.Inputs ? inputName(i) : string.Create(CultureInfo.InvariantCulture, $"{made}{i - program.Inputs}");

    private static string Sum(IReadOnlyList<(int Variable, Coefficient Coefficient)> terms, Func<int, string> name)
    {
        var text = new StringBuilder();
        foreach ((int variable, Coefficient coefficient) in terms)
        {
            if (!coefficient.IsUnit) throw new NotSupportedException("code is written for coefficients 1 and -1 alone");
            if (text.Length > 0) text.Append(coefficient.Numerator < 0 ? " - " : " + ");
            else if (coefficient.Numerator < 0) text.Append('-');
            text.Append(name(variable));
        }
        return text.ToString();
    }
}
