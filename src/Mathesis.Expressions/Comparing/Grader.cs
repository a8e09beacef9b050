using Mathesis.Core;

namespace Mathesis.Expressions;

/// <summary>
/// Grades answers to mathematical questions: exact, typed by the gold, three-valued. Any thread may call it; it uses no clock, no signal
/// and no network, and throws nothing for any text.
/// </summary>
/// <example>
/// <code>
/// Grade grade = Grader.Grade(gold: "\\frac{\\sqrt{2}}{2}", answer: "The answer is \\boxed{1/\\sqrt2}.");
/// Console.WriteLine(grade.Verdict);                                    // Right
/// Console.WriteLine(Grader.Grade("[1,2]", "(1,2)").Verdict);           // Wrong
/// Console.WriteLine(Grader.Grade("0.33", "1/3").Verdict);              // Wrong
/// var lenient = new GradeOptions { Mode = GradingMode.Lenient };
/// Console.WriteLine(Grader.Grade("0.33", "1/3", lenient).Verdict);     // Right
/// var typed = new GradeOptions { Type = AnswerType.Interval };
/// Console.WriteLine(Grader.Grade("(1,2)", "1 &lt; x &lt; 2", typed).Verdict); // Right
/// </code>
/// </example>
public static class Grader
{
    /// <summary>The most characters of an output that is searched for an answer.</summary>
    public const int OutputLimit = 1_000_000;

    /// <summary>Grades an answer.</summary>
    /// <param name="gold">The right answer.</param>
    /// <param name="answer">The answer, alone or in the text in which it was given; null for none.</param>
    /// <param name="options">Type, mode and limits; null for exact grading by the type that the gold shows.</param>
    public static Grade Grade(string gold, string? answer, GradeOptions? options = null)
    {
        options ??= GradeOptions.Default;
        answer ??= "";
        if (options.Mode is not (GradingMode.Exact or GradingMode.Lenient)) return LegacyGrader.Grade(gold, answer, options.Mode);
        if (answer.Length > OutputLimit) return new Grade(GradeVerdict.Wrong, "too-long", options.Mode, "");
        if (gold.Trim() == answer.Trim() && gold.Length > 0 && gold.Length <= ParserLimits.Answers.Length) return new Grade(GradeVerdict.Right, "identical", options.Mode, answer);
        if (string.IsNullOrWhiteSpace(gold)) return new Grade(GradeVerdict.Undecided, "gold-empty", options.Mode, answer);
        Answer goldAnswer;
        try
        {
            goldAnswer = AnswerReader.Read(gold, options.Type);
        }
        catch (Exception error) when (error is InputError or ArithmeticException or ArgumentException)
        {
            return GradeUnreadable(gold, answer, options);
        }
        (string text, Answer? read) = ReadAnswer(answer, goldAnswer.Type, options);
        if (read is null) return text.Length > 0 && AnswerText.Clean(gold) == AnswerText.Clean(text) ? new Grade(GradeVerdict.Right, "identical", options.Mode, text) : new Grade(GradeVerdict.Wrong, text.Trim().Length == 0 ? "empty" : "unparsed", options.Mode, text);
        var comparer = new AnswerComparer(options);
        Sameness sameness = comparer.Compare(goldAnswer, read);
        // 100,200 is a number to some and two numbers to others: the other reading of both is tried.
        if (sameness == Sameness.Different && Regroup(gold) is var goldList && Regroup(text) is var list && (goldList is not null || list is not null))
        {
            Grade other = Grade(goldList ?? gold, list ?? text, options with { Extract = false });
            if (other.IsRight) return other with { Answer = text };
        }
        return new Grade(sameness switch { Sameness.Equal => GradeVerdict.Right, Sameness.Different => GradeVerdict.Wrong, _ => GradeVerdict.Undecided }, comparer.Reason, options.Mode, text);
    }

    /// <summary>Reads an answer for a gold of a type: as it stands, or as it is extracted from what is said around it.</summary>
    private static (string Text, Answer? Answer) ReadAnswer(string answer, AnswerType goldType, GradeOptions options)
    {
        AnswerType? type = goldType is AnswerType.Choice or AnswerType.Text ? goldType : null;
        bool hasBox = options.Extract && AnswerExtractor.HasBox(answer);
        if (!hasBox)
        {
            if (TryRead(answer, type) is { } whole && !(options.Extract && goldType is not (AnswerType.Text or AnswerType.NoSolution) && IsSentence(answer, whole))) return (answer, whole);
            if (!options.Extract) return (answer, null);
        }
        string? extracted = AnswerExtractor.Extract(answer, goldType);
        if (extracted is null) return (answer, TryRead(answer, type));
        return (extracted, TryRead(extracted, type));
    }

    /// <summary>Whether something is said around an answer, though it could be read as a whole: words beside numbers read as units.</summary>
    private static bool IsSentence(string answer, Answer whole)
    {
        if (AnswerExtractor.HasMarker(answer)) return true;
        if (!AnswerExtractor.IsProse(answer) || whole.Tree is Expression.Quantity { Value: Expression.Number }) return false;
        return whole.Tree is null || Variables.Any(whole.Tree, node => node is Expression.Text or Expression.Quantity);
    }

    private static Answer? TryRead(string text, AnswerType? type)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        try
        {
            return AnswerReader.Read(text, type);
        }
        catch (Exception error) when (error is InputError or ArithmeticException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>A gold that cannot be read: only the same words are right, and nothing else is decided.</summary>
    private static Grade GradeUnreadable(string gold, string answer, GradeOptions options)
    {
        string candidate = options.Extract ? AnswerExtractor.Extract(answer, AnswerType.Text) ?? answer : answer;
        string words = AnswerText.Words(gold);
        bool same = AnswerText.Clean(gold) == AnswerText.Clean(candidate) || (words.Length > 0 && !gold.Contains('\\', StringComparison.Ordinal) && words == AnswerText.Words(candidate));
        return new Grade(same && gold.Length > 0 ? GradeVerdict.Right : GradeVerdict.Undecided, same ? "identical" : "gold-unparsed", options.Mode, candidate);
    }

    /// <summary>A text whose grouping commas are separators instead, or null where there are none.</summary>
    private static string? Regroup(string text)
    {
        int groups = 0;
        for (int i = 1; i + 3 < text.Length; i++)
        {
            if (text[i] == ',' && char.IsAsciiDigit(text[i - 1]) && char.IsAsciiDigit(text[i + 1])) groups++;
        }
        return groups == 0 || text.Length > 1000 || text.Contains("\\!", StringComparison.Ordinal) ? null : text.Replace(",", ", ", StringComparison.Ordinal);
    }
}
