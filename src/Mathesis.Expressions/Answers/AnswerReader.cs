using Mathesis.Core;
using Mathesis.Exact;

namespace Mathesis.Expressions;

/// <summary>Reads the text of an answer and finds its type.</summary>
public static class AnswerReader
{
    /// <summary>Reads an answer; the type is found from the text.</summary>
    /// <exception cref="InputError">The text is no mathematics that can be read; the message has the column.</exception>
    public static Answer Read(string text) => Read(text, null);

    /// <summary>Reads an answer of a known type.</summary>
    /// <param name="text">The text, without what is said around the answer.</param>
    /// <param name="type">Its type; null to find it.</param>
    /// <exception cref="InputError">The text is no mathematics that can be read; the message has the column.</exception>
    public static Answer Read(string text, AnswerType? type)
    {
        if (text.Length > ParserLimits.Answers.Length) throw new InputError($"an answer of {text.Length} characters", expected: $"expected at most {ParserLimits.Answers.Length}");
        string clean = AnswerText.Clean(text);
        switch (type)
        {
            case AnswerType.Text:
                return new Answer(AnswerType.Text, null, clean);
            case AnswerType.Choice:
                return (AnswerText.ChoiceLetter(clean) ?? AnswerText.LeadingChoice(clean)) is char letter ? new Answer(AnswerType.Choice, null, letter.ToString()) : new Answer(AnswerType.Text, null, clean);
        }
        if (type is null && AnswerText.ChoiceLetter(clean) is char choice) return new Answer(AnswerType.Choice, null, choice.ToString());
        if (ReadWords(clean) is { } words) return words;
        Expression tree = ExpressionParser.Parse(clean, Notation.Free);
        if (tree is Expression.Text only) return ReadWords(only.Words) ?? new Answer(AnswerType.Text, null, only.Words);
        return new Answer(type ?? TypeOf(tree), tree, clean);
    }

    /// <summary>Whole texts that are words and no formula.</summary>
    private static Answer? ReadWords(string clean)
    {
        bool letters = false, many = false;
        int run = 0;
        foreach (char c in clean)
        {
            if (char.IsAsciiDigit(c) || c is '=' or '+' or '*' or '/' or '^' or '<' or '>' or '_' or '[' or '|' or '≤' or '≥') return null;
            run = char.IsLetter(c) ? run + 1 : 0;
            letters |= run > 0;
            many |= run > 1;
        }
        if (!letters) return null;
        string words = AnswerText.Words(clean);
        if (AnswerText.SaysNoSolution(words)) return new Answer(AnswerType.NoSolution, null, clean);
        if (!many) return null;
        if (NumberWords.Read(words) is Integer number) return new Answer(AnswerType.Integer, new Expression.Number(default, number), clean);
        if (clean.Contains('\\', StringComparison.Ordinal) && !IsTextCommand(clean)) return null;
        // Letters only: a word when a run is long or in capitals.
        string[] runs = words.Split(' ');
        if (clean.Contains(',', StringComparison.Ordinal) && clean.Replace("\\text", "", StringComparison.Ordinal).Split([',', ' ', '{', '}', '(', ')'], StringSplitOptions.RemoveEmptyEntries).All(part => part.Length == 1)) return null;
        bool hasWord = runs.Any(part => FreeNames.FirstLength(part) == 0) || (runs.Length == 1 && clean.Length >= 2 && clean.All(char.IsAsciiLetterUpper)) || (runs.Length == 1 && IsTextCommand(clean) && words.Length > 1);
        bool isName = runs.Length == 1 && (FreeNames.IsFunction(runs[0]) || FreeNames.Name(runs[0]) is not null);
        return hasWord && !isName && !clean.Contains('(', StringComparison.Ordinal) ? new Answer(AnswerType.Text, null, clean) : null;
    }

    private static bool IsTextCommand(string clean)
    {
        int close = clean.IndexOf('}', StringComparison.Ordinal);
        return (clean.StartsWith("\\text", StringComparison.Ordinal) || clean.StartsWith("\\mbox{", StringComparison.Ordinal) || clean.StartsWith("\\mathrm{", StringComparison.Ordinal)) && close == clean.Length - 1 && clean.LastIndexOf('\\') == 0;
    }

    /// <summary>The type that a tree shows.</summary>
    internal static AnswerType TypeOf(Expression tree)
    {
        switch (tree)
        {
            case Expression.Number number:
                return number.Places is > 0 ? AnswerType.Decimal : number.Value.IsInteger ? AnswerType.Integer : AnswerType.Rational;
            case Expression.Negative negative:
                return TypeOf(negative.Operand);
            case Expression.Mixed:
                return AnswerType.Mixed;
            case Expression.Based:
                return AnswerType.BaseN;
            case Expression.Percent:
                return AnswerType.Percent;
            case Expression.Quantity { Value: Expression.Ratio }:
                return AnswerType.Time;
            case Expression.Quantity quantity:
                return UnitTable.Find(quantity.Unit) is ("money" or "euro" or "sterling" or "yuan", _) ? AnswerType.Money : AnswerType.Quantity;
            case Expression.Ratio ratio:
                return ClockTime.Read(ratio) is not null ? AnswerType.Time : AnswerType.Ratio;
            case Expression.Matrix { IsDeterminant: false }:
                return AnswerType.Matrix;
            case Expression.Piecewise:
                return AnswerType.Piecewise;
            case Expression.SetCombination or Expression.Variable { Name: "ℝ" }:
                return AnswerType.Interval;
            case Expression.Sequence sequence:
                return TypeOf(sequence);
            case Expression.Chain chain:
                return TypeOf(chain);
        }
        if (Variables.Any(tree, node => node is Expression.PlusMinus)) return AnswerType.PlusMinus;
        SortedSet<string> names = Variables.Of(tree);
        if (names.Count == 0) return tree is Expression.Binary { Operation: Operation.Divide, Left: Expression.Number or Expression.Negative { Operand: Expression.Number }, Right: Expression.Number } ? AnswerType.Rational : AnswerType.Number;
        if (names.Count == 1 && names.Contains("i")) return AnswerType.Complex;
        return names.Contains("C") && HasConstant(tree) ? AnswerType.Antiderivative : AnswerType.Expression;
    }

    /// <summary>Whether the tree is a sum with the constant of integration.</summary>
    private static bool HasConstant(Expression tree) => tree is Expression.Binary { Operation: Operation.Add or Operation.Subtract } sum && (IsConstant(sum.Right) || IsConstant(sum.Left) || HasConstant(sum.Left) || HasConstant(sum.Right));

    private static bool IsConstant(Expression tree) => tree is Expression.Variable { Name: "C" };

    private static AnswerType TypeOf(Expression.Sequence sequence)
    {
        if (sequence.Items.Any(item => item is Expression.Dots || (item is Expression.Sequence && Variables.Any(item, node => node is Expression.Dots)))) return AnswerType.DottedList;
        if (sequence.Items.Any(item => item is Expression.Chain { Relations: [Relation.In], Operands: [_, Expression.Variable { Name: "ℤ" or "ℕ" }] })) return AnswerType.Family;
        if (sequence.Open == '{') return sequence.Items.Count == 0 ? AnswerType.NoSolution : AnswerType.Set;
        if (sequence.Open == '\0') return sequence.Items.All(IsInequality) ? AnswerType.Interval : AnswerType.List;
        bool isOpen = sequence is { Open: '(', Close: ')' };
        if (sequence.Items.Count == 2 && (!isOpen || sequence.Items.Any(item => Equivalence.InfinitySign(item) is not null))) return AnswerType.Interval;
        return AnswerType.Tuple;
    }

    private static bool IsInequality(Expression expression) => expression is Expression.Chain chain && chain.Relations.All(relation => relation is Relation.Less or Relation.LessOrEqual or Relation.Greater or Relation.GreaterOrEqual or Relation.NotEqual);

    private static AnswerType TypeOf(Expression.Chain chain)
    {
        if (chain.Relations is [Relation.In]) return TypeOf(chain.Operands[1]!);
        if (IsInequality(chain)) return AnswerType.Inequality;
        Expression last = chain.Operands[^1]!;
        if (chain.Relations.All(relation => relation == Relation.Equal) && chain.Operands[0] is { } left && Equations.IsEquation(left, last)) return AnswerType.Equation;
        return TypeOf(last);
    }
}
