using System.Text.RegularExpressions;
using Mathesis.Core;

namespace Mathesis.Expressions;

/// <summary>Grades by the rules of others: bit for bit where they are rules about strings, by the exact zero test where they ask a computer algebra system.</summary>
internal static class LegacyGrader
{
    /// <summary>The most characters of an answer that the rules are applied to.</summary>
    private const int LengthLimit = 4096;

    /// <summary>The most characters of a response that numbers are looked for in.</summary>
    private const int ResponseLimit = 100_000;

    /// <summary>The verdict of a mode: right or wrong, as those rules know nothing else.</summary>
    public static Grade Grade(string gold, string answer, GradingMode mode)
    {
        // All but the rules for texts take the content of the last box.
        string candidate = mode is GradingMode.Drop ? answer : AnswerExtractor.HasBox(answer) && AnswerExtractor.Boxes(answer) is { Count: > 0 } boxes ? boxes[^1] : answer;
        if (candidate.Length > (mode == GradingMode.Cmath ? ResponseLimit : LengthLimit)) return new Grade(GradeVerdict.Wrong, "too-long", mode, "");
        bool isRight;
        try
        {
            isRight = mode switch
            {
                GradingMode.Hendrycks => HendrycksRule.AreEqual(gold, candidate),
                GradingMode.Minerva => MinervaRule.AreEqual(gold, candidate),
                GradingMode.Prm800k => Prm800kRule.AreEqual(gold, candidate),
                GradingMode.Qwen => QwenRule.AreEqual(candidate, gold),
                GradingMode.Drop => DropRule.AreEqual(gold, candidate),
                GradingMode.Cmath => CmathRule.AreEqual(gold, candidate),
                _ => KnowledgeMathRule.AreEqual(gold, candidate),
            };
        }
        catch (RegexMatchTimeoutException)
        {
            isRight = false;
        }
        return new Grade(isRight ? GradeVerdict.Right : GradeVerdict.Wrong, isRight ? "rule-equal" : "rule-different", mode, candidate);
    }

    /// <summary>Whether two texts are expressions that are proved equal.</summary>
    public static bool AreEqualExpressions(string first, string second) => Read(first) is { } a && Read(second) is { } b && Equivalence.Compare(a, b) == Sameness.Equal;

    /// <summary>The value of a text that is a real number without variables, rounded; else null.</summary>
    public static double? ValueOf(string text)
    {
        if (Read(text) is not { } tree) return null;
        try
        {
            ComplexBall ball = new PointEvaluator(Point.None, 80, new StepBudget(Equivalence.StepLimit)).Evaluate(tree);
            return ball.IsFinite && ball.IsReal && ball.Re.AccurateBits > 40 ? ball.Re.ToDouble() : null;
        }
        catch (Exception error) when (error is StepLimitException or InputError or ArithmeticException or ArgumentException)
        {
            return null;
        }
    }

    private static Expression? Read(string text)
    {
        try
        {
            return ExpressionParser.Parse(text, Notation.Free);
        }
        catch (Exception error) when (error is InputError or ArithmeticException or ArgumentException)
        {
            return null;
        }
    }
}
